import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useWords } from "../services";

interface Props {
  readonly day: string | null;
  readonly onChange: (day: string | null) => void;
}

const FORMATS = { "zh-CN": ["YYYY年M月D日", "YYYY-MM-DD", "YYYYMMDD"], en: ["D MMM YYYY", "YYYY-MM-DD", "YYYYMMDD"] };

/** A date field; the loading of it waits until the page stands. */
export default function DayPicker({ day, onChange }: Props): React.JSX.Element {
  const words = useWords();
  return (
    <DatePicker
      size="small"
      style={{ width: 150 }}
      value={day ? dayjs(day) : null}
      format={words.language === "en" ? FORMATS.en : FORMATS["zh-CN"]}
      placeholder={words.ask.asOfToday}
      aria-label={words.ask.asOfLabel}
      onChange={(value) => onChange(value ? value.format("YYYY-MM-DD") : null)}
    />
  );
}
