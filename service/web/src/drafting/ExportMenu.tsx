import { Button, Popover, Radio } from "antd";
import { useState } from "react";
import type { DraftFormat, SourcesAs } from "../api/drafts";
import { useServices, useWords } from "../services";
import styles from "./DraftView.module.css";

const FORMATS: readonly DraftFormat[] = ["docx", "md", "json"];
const SOURCES: readonly SourcesAs[] = ["annex", "footnotes", "off"];

interface Props {
  readonly draft: string;
  /** What is not ready in it; empty where all is. */
  readonly told: string;
}

/** The draft as a file, with where its sources are to stand. */
export function ExportMenu({ draft, told }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const [sources, choose] = useState<SourcesAs>("annex");
  const content = (
    <div className={styles["export"]}>
      {told && <p className={styles["todo"]}>{words.drafting.exportNotReady(told)}</p>}
      <p id="draft-sources">{words.drafting.sources}</p>
      <Radio.Group aria-labelledby="draft-sources" value={sources} options={SOURCES.map((value) => ({ value, label: words.drafting.sourcesAs[value] }))} onChange={(event) => choose(event.target.value as SourcesAs)} />
      <ul>
        {FORMATS.map((format) => (
          <li key={format}>
            <a href={api.drafts.exportAddress(draft, format, sources)} download>
              {words.drafting.formats[format]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button size="small" type="primary">
        {words.drafting.export}
      </Button>
    </Popover>
  );
}
