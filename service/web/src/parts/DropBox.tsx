import styles from "./DropBox.module.css";

interface Props {
  /** Whether files hover over the page now. */
  readonly isOver: boolean;
  readonly text: string;
  /** What it says while files hover. */
  readonly overText: string;
  readonly formats: string;
  /** With more room around it, where it is what the page is for. */
  readonly isLarge?: boolean;
  /** The buttons that choose files for those who drop none. */
  readonly children: React.ReactNode;
}

/** The box that says that files can be dropped, beside buttons that choose them. */
export function DropBox({ isOver, text, overText, formats, isLarge = false, children }: Props): React.JSX.Element {
  const looks = [styles["box"], isOver && styles["over"], isLarge && styles["large"]].filter(Boolean).join(" ");
  return (
    <div className={looks}>
      <p>
        <strong>{isOver ? overText : text}</strong>
        <span className={styles["formats"]}>{formats}</span>
      </p>
      <div className={styles["buttons"]}>{children}</div>
    </div>
  );
}
