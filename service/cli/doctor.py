"""`guiwen doctor`."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from index.records import Finding
from ingest.readers.tools import tools
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.workplace import open_library


@click.command()
@click.option("--repair", is_flag=True, help="重建可以由目录和原件推出的部分。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def doctor(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """检查资料库是否完好，以及读取扫描件和旧格式所需的工具是否安装（没有安装不算问题）。"""
    library = open_library(settings_of(ctx))
    findings = library.repair() if repair else library.verify()
    documents, passages = library.counts()
    library.close()
    if as_json:
        put_json(
            {
                "documents": documents,
                "passages": passages,
                "findings": [_shape(item) for item in findings],
                "tools": [asdict(tool) for tool in tools()],
            }
        )
    else:
        for finding in findings:
            put(f"{finding.severity.value}　{finding.message}")
        put(
            f"{documents} 个文件，{passages} 个片段，{len(findings)} 个问题。"
            if findings
            else f"完好：{documents} 个文件，{passages} 个片段。"
        )
        for tool in tools():
            put(f"{tool.name}：" + ("已安装。" if tool.installed else f"未安装，不能{tool.purpose}。{tool.remedy}"))
    sys.exit(1 if findings else 0)


def _shape(finding: Finding) -> dict[str, str | None]:
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "message": finding.message,
        "document_id": finding.document_id,
    }
