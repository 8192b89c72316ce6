import type { Span } from "../api/shapes";
import { piecesOf } from "./spans";

/** `text` with the spans marked; never anything but text nodes. */
export function Marked({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }): React.JSX.Element {
  return <>{piecesOf(text, spans).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}</>;
}
