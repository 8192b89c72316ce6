import { Tree, type GetRef, type TreeDataNode } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Span, UnitNode } from "../api/shapes";
import { useWords } from "../services";
import type { Source } from "../source/shelf";
import { marginLabel } from "../text/lines";
import styles from "./OutlineTree.module.css";

interface Node extends TreeDataNode {
  readonly unit: UnitNode;
  readonly children: Node[];
}

// Titles, notes and signatures are part of the page, not steps of its numbering.
const LEFT_OUT = new Set(["title", "note", "contents", "preamble", "signature", "row"]);
const LEAST_HEIGHT = 120;

function nodesOf(units: readonly UnitNode[], above: readonly string[]): Node[] {
  return units
    .filter((unit) => !LEFT_OUT.has(unit.kind))
    .map((unit) => ({
      key: unit.id,
      unit,
      title: nameOf(unit, above),
      children: nodesOf(below(unit), [...above, unit.label]),
    }));
}

/** An article of one 款 has no 第一款 to speak of: its 项 follow it at once. */
function below(unit: UnitNode): readonly UnitNode[] {
  const [only] = unit.children;
  return unit.kind === "article" && unit.children.length === 1 && only?.kind === "paragraph" ? only.children : unit.children;
}

const BEGINNING = 18;

/** `第一章 总则` for what has a heading; else the label and how the text begins. */
function nameOf(unit: UnitNode, above: readonly string[]): string {
  const label = marginLabel(unit.label, above);
  if (unit.heading) return unit.heading.startsWith(label) ? unit.heading : `${label}${/[、）)]$/.test(label) ? "" : " "}${unit.heading}`;
  const text = unit.text.startsWith(label) ? unit.text.slice(label.length) : unit.text;
  return `${label} ${Array.from(text.trim()).slice(0, BEGINNING).join("")}`;
}

/** The ids of the Units around an offset (UTF-16), outermost first. */
function pathTo(nodes: readonly Node[], offset: number, source: Source): readonly string[] {
  for (const node of nodes) {
    if (source.toUtf16(node.unit.start) <= offset && offset < source.toUtf16(node.unit.end)) {
      return [node.unit.id, ...pathTo(node.children, offset, source)];
    }
  }
  return [];
}

interface Props {
  readonly source: Source;
  /** Where the reader has scrolled the text to, in UTF-16 units; null before, and right after a Unit was chosen. */
  readonly offset: number | null;
  readonly chosen: UnitNode | null;
  /** The place the document was opened at. */
  readonly opening: Span | null;
  readonly onChoose: (unit: UnitNode) => void;
}

/** 编章节条款项目, or 一、（一）: a tree beside the text that follows it and leads it. */
export function OutlineTree({ source, offset, chosen, opening, onChoose }: Props): React.JSX.Element {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const nodes = useMemo(() => nodesOf(source.outline.units, []), [source]);
  const [begin] = useState(() => (opening ? source.toUtf16(opening.start) : 0));
  const [expanded, setExpanded] = useState<React.Key[]>(() => {
    const way = pathTo(nodes, begin, source).slice(0, -1);
    return way.length ? [...way] : nodes.slice(0, 1).map((node) => node.key);
  });
  const path = useMemo(() => pathTo(nodes, offset ?? begin, source), [nodes, offset, begin, source]);

  useEffect(() => {
    const node = box.current;
    if (!node) return undefined;
    const watch = new ResizeObserver(() => setHeight(Math.max(LEAST_HEIGHT, node.clientHeight)));
    watch.observe(node);
    return () => watch.disconnect();
  }, []);

  // The innermost Unit in sight whose branch is open is shown as the present one.
  const here = path.filter((_, index) => index === 0 || expanded.includes(path[index - 1] as string));
  const present = offset === null && chosen ? chosen.id : here[here.length - 1];
  const tree = useRef<GetRef<typeof Tree>>(null);
  useEffect(() => {
    if (present !== undefined) tree.current?.scrollTo({ key: present });
  }, [present, height]);

  if (nodes.length === 0) return <p className={styles["empty"]}>{words.document.noOutline}</p>;
  return (
    <div ref={box} className={styles["box"]}>
      {height > 0 && (
        <Tree<Node>
          ref={tree}
          virtual
          blockNode
          height={height - 16}
          treeData={nodes}
          expandedKeys={expanded}
          selectedKeys={present === undefined ? [] : [present]}
          onExpand={setExpanded}
          onSelect={(_, { node }) => onChoose(node.unit)}
          aria-label={words.document.outline}
        />
      )}
    </div>
  );
}
