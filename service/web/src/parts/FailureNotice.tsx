import { Button } from "antd";
import type { Failure } from "../api/failure";
import { useWords } from "../services";
import type { Words } from "../words/zh";
import styles from "./FailureNotice.module.css";

function sentences(failure: Failure, words: Words): readonly [string, string] {
  const { failures } = words;
  if (failure.kind === "offline") return [failures.offlineWhat, failures.offlineHow];
  return [failure.detail || failures.unexpected(failure.status), failures.how[failure.status] ?? failures.otherHow];
}

interface Props {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  readonly children?: React.ReactNode;
}

/** What happened and what to do about it, with a way to try again. */
export function FailureNotice({ failure, onRetry, children }: Props): React.JSX.Element {
  const words = useWords();
  const [what, how] = sentences(failure, words);
  return (
    <div role="alert" className={styles["notice"]}>
      <p className={styles["what"]}>{what}</p>
      <p>{how}</p>
      <div className={styles["actions"]}>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {words.retry}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
