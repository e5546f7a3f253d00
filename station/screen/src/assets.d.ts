// What the bundler makes of a file: its URL on the station.
declare module '*?url' {
  const url: string;
  export default url;
}
