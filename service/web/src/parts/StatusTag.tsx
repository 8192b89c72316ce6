import { useWords } from "../services";
import styles from "./StatusTag.module.css";

/** The 时效性 of a document as a small framed word. */
export function StatusTag({ status }: { readonly status: string }): React.JSX.Element {
  const words = useWords();
  const tone = styles[status] ?? styles["unknown"];
  return <span className={`${styles["tag"]} ${tone}`}>{words.legal[status] ?? words.legal["unknown"]}</span>;
}
