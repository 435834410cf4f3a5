package org.dorisdr.command;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How to get on when Doris refuses a repository, by the words in which it and the clients of stores
 * tell why. The hints name properties, never their values. Stateless.
 */
final class RepositoryHints {
  private record Hint(Pattern words, String text) {
    Hint(String words, String text) {
      this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), text);
    }
  }

  /** The first that fits counts. */
  private static final List<Hint> HINTS =
      List.of(
          new Hint(
              "same name already exist",
              "SHOW REPOSITORIES lists them; ALTER REPOSITORY gives one new keys, DROP REPOSITORY forgets it and leaves its snapshots where they are"),
          new Hint(
              "^repository .*does not exist",
              "SHOW REPOSITORIES lists them, upper and lower case count"),
          new Hint(
              "invalid repository __repo_info",
              "what lies at this location was made under the name that is expected: use that name, or another location"),
          new Hint(
              "permanentredirect|status code: 301|authorizationheadermalformed",
              "s3.region must be that of the bucket, and s3.endpoint that of the region"),
          new Hint(
              "nosuchbucket|bucket does not exist|status code: 404",
              "the bucket in the location must be there, behind this s3.endpoint; stores that do not answer under bucket.host want use_path_style = true"),
          new Hint(
              "signature|invalidaccesskeyid|access ?denied|forbidden|status code: 40[13]|authenticat|kerberos",
              "see s3.access_key, s3.secret_key and s3.region, or what HDFS wants of hadoop.username; they must be allowed to list, read, write and delete at the location"),
          new Hint(
              "connect|unknownhost|nodename|unable to execute http|timed? ?out|no route|unreachable",
              "the FEs and every backend must reach the store: see host, port and http or https in s3.endpoint or fs.defaultFS, and firewalls"),
          new Hint(
              "ping failed",
              "the store did not answer as it should with these properties: see s3.endpoint, s3.access_key, s3.secret_key and the bucket; the repository is as it was"));

  private RepositoryHints() {}

  /** The message with a hint behind it, or as it is if it has one or nobody knows any. */
  static String added(String message) {
    if (message.contains("HINT:")) {
      return message;
    }
    return HINTS.stream()
        .filter(hint -> hint.words().matcher(message).find())
        .findFirst()
        .map(hint -> message + ". HINT: " + hint.text())
        .orElse(message);
  }
}
