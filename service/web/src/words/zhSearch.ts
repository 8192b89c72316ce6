/** The words of the page 检索 in Chinese. */
export const zhSearch = {
  tabs: { label: "检索方式", text: "检索", data: "数据" },
};
