import styles from "./ProgressBar.module.css";

interface Props {
  readonly value: number;
  readonly of: number;
  readonly label: string;
}

export function ProgressBar({ value, of, label }: Props): React.JSX.Element {
  const share = of > 0 ? Math.min(1, value / of) : 0;
  const percent = Math.round(share * 100);
  return (
    <div className={styles["track"]} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className={styles["done"]} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
