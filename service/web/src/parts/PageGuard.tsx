import { Component } from "react";
import { useWords } from "../services";
import styles from "./FailureNotice.module.css";

interface State {
  readonly broken: boolean;
}

/** Keeps a fault in one page from emptying the window. */
export class PageGuard extends Component<{ readonly children: React.ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): React.ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage(): React.JSX.Element {
  const words = useWords();
  return (
    <div role="alert" className={styles["notice"]} style={{ margin: 24 }}>
      <p className={styles["what"]}>{words.failures.brokenTitle}</p>
      <p>{words.failures.brokenHow}</p>
      <div className={styles["actions"]}>
        <button type="button" onClick={() => window.location.reload()}>
          {words.failures.reload}
        </button>
      </div>
    </div>
  );
}
