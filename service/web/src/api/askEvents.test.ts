import { describe, expect, it } from "vitest";
import { askEvent, blockSplitter, readAnswer, type AskEvent } from "./askEvents";
import { RequestError } from "./failure";

describe("askEvent", () => {
  it.each([
    ['event: progress\ndata: {"step":"retrieve"}', { type: "progress", step: "retrieve" }],
    ['event: answer\ndata: {"status":"not_found"}', { type: "answer", answer: { status: "not_found" } }],
    ['event:problem\ndata:{"code":"x",\ndata:"message":"**县"}', { type: "problem", code: "x", message: "**县" }],
    [": keep-alive", null],
    ['event: later\ndata: {"step":"retrieve"}', null],
  ])("reads %s", (block, expected) => {
    expect(askEvent(block)).toEqual(expected);
  });
});

describe("blockSplitter", () => {
  it("waits for the empty line, wherever the pieces are cut", () => {
    const blocks: string[] = [];
    const splitter = blockSplitter((block) => blocks.push(block));
    for (const piece of "event: a\r\ndata: 1\r\n\r\nevent: b\ndata: 2") splitter.push(piece);
    expect(blocks).toEqual(["event: a\ndata: 1"]);
    splitter.end();
    expect(blocks).toEqual(["event: a\ndata: 1", "event: b\ndata: 2"]);
  });
});

describe("readAnswer", () => {
  it("hands on what comes before the answer", async () => {
    const events: AskEvent[] = [];
    const body = 'event: progress\ndata: {"step":"say"}\n\nevent: answer\ndata: {"status":"answered"}\n\n';
    expect(await readAnswer(new Response(body), (event) => events.push(event))).toEqual({ status: "answered" });
    expect(events).toEqual([{ type: "progress", step: "say" }]);
  });

  it.each([
    ["a stream cut off before its answer", 'event: progress\ndata: {"step":"say"}\n\n', "offline", ""],
    ["a problem", 'event: problem\ndata: {"code":"busy","message":"请稍候。"}\n\n', "refused", "请稍候。"],
  ])("fails on %s", async (_, body, kind, detail) => {
    const error: unknown = await readAnswer(new Response(body), () => undefined).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RequestError);
    expect((error as RequestError).failure).toMatchObject({ kind, detail });
  });
});
