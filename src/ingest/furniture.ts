/** What a line of a page is when it is not the article. Each row is a pattern over the folded line. */
export const FURNITURE: readonly { name: string; pattern: RegExp }[] = [
  { name: "breadcrumb", pattern: /^(?:您?(?:当前|现在)?的?位置|当前位置)|^[^。]{1,30}(?:>{1,2}|»)[^。>]{1,60}$|^首页\b/u },
  { name: "menu item", pattern: /^[·▪▶►]\s?\S{1,16}$/u },
  { name: "page tools", pattern: /^(?:.{0,6}(?:页面功能|字体|字号|打印本页|关闭窗口|返回顶部|返回首页|分享到|扫一扫|微信扫码|点击举报|收藏本页|上一[篇页]|下一[篇页]|相关阅读|推荐阅读|阅读原文|展开全文|责编二维码|热点推荐|排行榜|热门推荐|猜你喜欢|更多精彩).{0,30})$/u },
  { name: "comments", pattern: /^(?:·\s?)?(?:匿名)?(?:网友)?评论$|条评论|人参与|发表评论|我来说两句/u },
  { name: "related", pattern: /^(?:相关(?:文章|链接|新闻|报道|阅读|推荐|专题)|延伸阅读|更多新闻|往期回顾|友情链接|新闻链接导航)\s?:?$/u },
  { name: "copyright", pattern: /版权声明|版权所有|COPYRIGHT|ALL RI?G?H?IGHTS|凡注明来源|凡本网|未经授权|不得转载|免责声明|转载请注明|本网站?(?:将追究|不作任何)|仅作参考|著作权/iu },
  { name: "licence", pattern: /ICP(?:备|证)|公安(?:网安)?备案|备案号|许可证(?:号|编号)?:|网络视听|广播电视节目制作/u },
  { name: "contact", pattern: /举报(?:电话|邮箱|中心|受理)|(?:新闻|服务|投稿|客服)(?:热线|电话|邮箱)|联系(?:我们|电话|方式)|投稿邮箱|电子邮箱:|邮编:|信函地址|^地址:/u },
  { name: "site", pattern: /建议使用.{0,12}浏览器|设计制作:|技术支持:|主办单位:|承办单位:|浏览本站|网站地图|设为首页|关注.{0,12}公众号|下载.{0,8}客户端|长按.{0,6}二维码|Cookie|^Loading/u },
];

/** The name of the row that holds for a line, or null. */
export function furnitureRule(folded: string): string | null {
  return FURNITURE.find(({ pattern }) => pattern.test(folded))?.name ?? null;
}

/** After such a line near the end nothing of the article follows. */
export const ARTICLE_END = /^[【\[(]?(?:责任编辑|责编|审核编辑|审核|编辑|值班编辑|终审|校对|编审|监制)[:\s]|^(?:相关(?:文章|链接|新闻|报道|阅读|推荐)|延伸阅读|版权声明|更多新闻)\s?:?$|^(?:-|—)*\s?(?:END|全文完|完)\s?(?:-|—)*$|页面功能/iu;
