"""Questions about numbers of reports, answered from Observations: 上半年立案多少件？ 近三年旅游收入怎么变的？"""
