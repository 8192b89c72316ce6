import { Button, Input } from "antd";
import { useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { Doubt, Span } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./Doubts.module.css";
import type { Part } from "../parts/usePart";

const SHOWN = 20;

interface Props {
  readonly documentId: string;
  readonly part: Part<readonly Doubt[]>;
  readonly onShow: (span: Span) => void;
  /** Told after a correction, which may have changed text and tree. */
  readonly onChanged: () => void;
}

/** The lines that were recognised least surely, to be corrected against the page's picture. */
export function Doubts({ documentId, part, onShow, onChanged }: Props): React.JSX.Element | null {
  const words = useWords();
  const [all, setAll] = useState(false);
  if (part.failure) return <FailureNotice failure={part.failure} onRetry={part.again} />;
  const lines = part.value ?? [];
  return (
    <>
      <ul className={styles["lines"]}>
        {lines.slice(0, all ? lines.length : SHOWN).map((line) => (
          <DoubtRow key={`${line.start}|${line.text}`} documentId={documentId} line={line} onShow={onShow} onChanged={onChanged} />
        ))}
      </ul>
      {!all && lines.length > SHOWN && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {words.doubts.all(lines.length)}
        </Button>
      )}
    </>
  );
}

type RowProps = Omit<Props, "part"> & { readonly line: Doubt };

function DoubtRow({ documentId, line, onShow, onChanged }: RowProps): React.JSX.Element {
  const words = useWords();
  const { api, shelf } = useServices();
  const [text, setText] = useState(line.text);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.correct(documentId, [{ start: line.start, end: line.end, text: text.trim() }]);
      shelf.forget();
      onChanged();
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  const name = words.doubts.line(line.page, Math.round(line.confidence * 100));
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Button type="link" size="small" onClick={() => onShow({ start: line.start, end: line.end })}>
          {name}
        </Button>
        <Input.TextArea
          autoSize
          aria-label={name}
          value={text}
          onChange={(event) => setText(event.target.value.replace(/\n/g, ""))}
          onFocus={() => onShow({ start: line.start, end: line.end })}
        />
        {text !== line.text && (
          <Button size="small" type="primary" htmlType="submit" loading={busy}>
            {words.doubts.correct}
          </Button>
        )}
      </form>
      {failure && <FailureNotice failure={failure} />}
    </li>
  );
}
