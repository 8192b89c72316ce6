import { describe, expect, it } from "vitest";
import { safeCell } from "../text/safeCell";
import { zh } from "../words/zh";
import type { Listed } from "./findings";
import { asCsv, asHtml, asText, rowsOf } from "./findingTable";

const FINDING: Listed = {
  kind: "word", severity: "warning", quote: "=cmd|'/c calc'!A1", label: "一、（一）", start: 0, end: 3, message: "“<b>**县</b>”,\n两行", suggestion: "+1", index: 0, mark: "ignored",
};
const ROWS = rowsOf([FINDING], () => "易错词", zh);

describe("safeCell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-5%", "'-5%"],
    ["@here", "'@here"],
    ["＝1", "'＝1"],
    [" =1", "' =1"],
    ["\t=1", "'\t=1"],
    ["**县", "**县"],
    ["", ""],
  ])("writes %j as %j", (text, expected) => expect(safeCell(text)).toBe(expected));
});

describe("the table of findings", () => {
  it("has a head and a row each", () => {
    expect(ROWS[0]).toEqual(zh.check.columns);
    expect(ROWS[1]).toEqual(["1", "警告", "易错词", "一、（一）", FINDING.quote, FINDING.message, "+1", "忽略"]);
  });

  it("is CSV that a spreadsheet reads as words", () => {
    const csv = asCsv(ROWS);
    expect(csv.startsWith("\ufeff序号,")).toBe(true);
    expect(csv).toContain(`,'=cmd|'/c calc'!A1,"“<b>**县</b>”,\n两行",'+1,忽略\r\n`);
  });

  it("is text of one line a finding, and HTML without markup of the document", () => {
    expect(asText(ROWS).split("\n")[1]).toBe("1\t警告\t易错词\t一、（一）\t'=cmd|'/c calc'!A1\t“<b>**县</b>”, 两行\t'+1\t忽略");
    expect(asHtml(ROWS)).toContain("“&lt;b&gt;**县&lt;/b&gt;”");
  });
});
