import { Button } from "antd";
import { useCallback, useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import { ReportPicker } from "../checking/ReportPicker";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import { Group } from "./BesideGroup";
import styles from "./BesideList.module.css";
import type { Drafted } from "./useDrafted";

/** The texts that a chat model may write from: documents of the Library, or files that stay with the draft. */
export function MaterialGroup({ drafted }: { readonly drafted: Drafted }): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const id = drafted.whole?.id ?? "";
  const fetch = useCallback((draft: string) => api.drafts.materials(draft), [api]);
  const { value, failure, again } = usePart(id, fetch);
  const [refused, refuse] = useState<Failure | null>(null);
  const [isBusy, busy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const materials = value ?? [];
  const put = (work: Promise<unknown>): void => {
    busy(true);
    refuse(null);
    void work.then(again, (error: unknown) => refuse(failureOf(error))).finally(() => busy(false));
  };
  return (
    <Group name={words.writing.materials} count={materials.length} isOpen>
      <li className={styles["soft"]}>{words.writing.materialsHelp}</li>
      {(failure ?? refused) && (
        <li>
          <FailureNotice failure={(failure ?? refused) as Failure} onRetry={failure ? again : undefined} />
        </li>
      )}
      {materials.map((one) => (
        <li key={one.id} className={styles["tools"]}>
          <span>
            {one.title} <small>{words.writing.characters(words.number(one.characters))}</small>
          </span>
          {!drafted.isFinal && (
            <Button size="small" type="text" disabled={isBusy} aria-label={words.writing.removeMaterial(one.title)} onClick={() => put(api.drafts.removeMaterial(id, one.id))}>
              {words.writing.drop}
            </Button>
          )}
        </li>
      ))}
      {!drafted.isFinal && (
        <li className={styles["adding"]}>
          <ReportPicker value="" label={words.writing.addDocument} placeholder={words.writing.addDocument} disabled={isBusy} onChoose={(document) => put(api.drafts.addMaterial(id, document))} />
          <Button size="small" disabled={isBusy} onClick={() => input.current?.click()}>
            {words.writing.addFile}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) put(api.drafts.addMaterialFile(id, file));
            }}
          />
        </li>
      )}
    </Group>
  );
}
