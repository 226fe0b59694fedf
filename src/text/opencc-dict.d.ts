/** opencc-js exports its dictionaries without types: each is one string of "from to|from to|…". */
declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}
