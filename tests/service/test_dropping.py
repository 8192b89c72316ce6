"""Files dropped by mouse on the pages 校核 and 资料库, as the browser hands them over from the desktop."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TITLE = "云渡县综合事务服务中心2024年上半年工作总结"
REPORT = f"{TITLE}\n一、工作情况\n各项工作已布署，群众反应良好。\n云渡县综合事务服务中心\n2024年7月5日\n"
SLOW = 30_000


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a report, in it another folder with a report, and a file that a system left behind."""
    folder = tmp_path / "总结"
    (folder / "往年").mkdir(parents=True)
    (folder / "总结.txt").write_text(REPORT, encoding="utf-8")
    (folder / "往年" / "旧总结.txt").write_text(REPORT.replace("2024", "2021"), encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"0")
    return folder


def drag(page: Page, path: Path, *steps: str) -> None:
    """Send the steps of a drag of `path` from the desktop to the middle of the page."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for step in steps:
        session.send("Input.dispatchDragEvent", {"type": step, "x": 600, "y": 400, "data": data})


def test_a_report_is_proofread_where_it_is_dropped(page: Page, files: Path) -> None:
    """The box says so while the file hovers, and no longer when it leaves; dropped again, another file is checked."""
    page.get_by_role("link", name="校核").click()
    expect(page.get_by_text("把报告拖到这里", exact=True)).to_be_visible()
    drag(page, files / "总结.txt", "dragEnter", "dragOver")
    expect(page.get_by_text("松开鼠标开始校核")).to_be_visible()
    drag(page, files / "总结.txt", "dragCancel")
    expect(page.get_by_text("把报告拖到这里", exact=True)).to_be_visible()
    drag(page, files / "总结.txt", "dragEnter", "dragOver", "drop")
    expect(page.get_by_role("document", name=TITLE)).to_be_visible(timeout=SLOW)
    drag(page, files / "往年" / "旧总结.txt", "dragEnter", "dragOver", "drop")
    expect(page.get_by_role("document", name=TITLE.replace("2024", "2021"))).to_be_visible(timeout=SLOW)


def test_a_folder_is_uploaded_where_it_is_dropped(page: Page, files: Path) -> None:
    """Files of folders in it too; what a system left behind is passed over and told."""
    page.get_by_role("link", name="资料库").click()
    expect(page.get_by_text("把文件或文件夹拖到这里")).to_be_visible()
    drag(page, files, "dragEnter", "dragOver")
    expect(page.get_by_text("松开鼠标开始上传")).to_be_visible()
    drag(page, files, "drop")
    expect(page.get_by_text("已略过 1 个系统文件或临时文件。")).to_be_visible()
    expect(page.get_by_text("处理 2 个文件")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name=TITLE)).to_be_visible(timeout=SLOW)


def test_a_file_dropped_on_a_page_that_takes_none_leaves_it_as_it_is(page: Page, files: Path) -> None:
    """A browser would open the file instead of the page, and what was typed would be gone."""
    page.get_by_role("textbox", name="问题").fill("出差")
    drag(page, files / "总结.txt", "dragEnter", "dragOver", "drop")
    expect(page.get_by_role("textbox", name="问题")).to_have_value("出差")
