import { expect, it } from "vitest";
import { listed, readDraftChoice, writeDraftChoice } from "./draftChoice";

it.each([
  listed,
  { ...listed, isNew: true },
  { ...listed, draft: "d1", isFacts: true },
  { ...listed, model: "m1", period: "2023H2", take: ["m2:一、（二）", "m3:二、"] },
])("reads what it writes: %j", (choice) => {
  expect(readDraftChoice(writeDraftChoice(choice))).toEqual(choice);
});
