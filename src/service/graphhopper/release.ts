/** The GraphHopper server that is used: the newest that runs on Java 17 (all of 11.0 is compiled for it). */
export const release = {
  artifact: 'com.graphhopper:graphhopper-web',
  version: '11.0',
  /** Of the jar, as first fetched and found to match the repository's own checksum. */
  sha256: 'b59c024afe172ec6ec85b6327006c3138ec58c7d0bcd26253d0e42853f613def',
  java: 17,
} as const;

/** Maven plugin that copies an artifact into a folder, by a pinned version. */
export const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
