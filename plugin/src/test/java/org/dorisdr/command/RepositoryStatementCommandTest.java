package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.RepositoryStatement;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doris runs CREATE and ALTER REPOSITORY as typed; only its refusals are added to. */
class RepositoryStatementCommandTest {
  private static final String TEXT =
      "CREATE REPOSITORY r WITH S3 ON LOCATION 's3://b/r' PROPERTIES ('s3.secret_key' = 'geheim')";

  private final MemoryHost host = new MemoryHost();
  private final List<String> ran = new ArrayList<>();
  private String refusal;

  private final RepositoryStatementCommand command =
      new RepositoryStatementCommand(this::run, new Privileges(host.accessControl()));

  private LocalSql.Result run(String database, String sql) throws HostException {
    ran.add(sql);
    if (refusal != null) {
      throw new HostException(refusal);
    }
    return new LocalSql.Result(List.of(), List.of());
  }

  @Test
  void dorisGetsTheStatementAsTyped() throws Exception {
    assertThat(command.run(new RepositoryStatement(TEXT), MemoryHost.CALLER))
        .isEqualTo(Answer.DONE);
    assertThat(ran).containsExactly(TEXT);
  }

  @Test
  void whatMayMeanSomethingElseInTheSessionIsLeftToDoris() {
    assertThat(command.takes(new RepositoryStatement(TEXT))).isTrue();
    assertThat(command.takes(new RepositoryStatement(TEXT + " -- \\"))).isFalse();
  }

  @Test
  void itsTextIsNotShownWithKeys() {
    assertThat(new RepositoryStatement(TEXT).toString())
        .contains("s3://b/r")
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Failed to create repository: repository with same name already exist: r                                   | ALTER REPOSITORY
          Repository does not exist                                                                                 | SHOW REPOSITORIES
          Failed to create repository: Errors while getting file status java.net.ConnectException: Connection refused | must reach the store
          Failed to create repository: Errors while getting file status java.net.UnknownHostException: x             | must reach the store
          …S3Exception: The request signature we calculated does not match (Service: S3, Status Code: 403)           | s3.secret_key
          …S3Exception: Forbidden (Service: S3, Status Code: 403, Request ID: 7)                                     | s3.access_key
          …NoSuchBucketException: The specified bucket does not exist (Service: S3, Status Code: 404)                | bucket in the location
          …S3Exception: null (Service: S3, Status Code: 301)                                                         | s3.region
          Invalid repository __repo_info, expected repo a, but get b                                                 | was made under
          Repository ping failed with new properties                                                                 | the repository is as it was
          """)
  void aHintStandsBehindTheWordsOfDoris(String message, String hint) {
    refusal = message;
    assertThatThrownBy(() -> command.run(new RepositoryStatement(TEXT), MemoryHost.CALLER))
        .hasMessageStartingWith(message + ". HINT: ")
        .hasMessageContaining(hint)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void whatNobodyKnowsOrHasAHintAlreadyStaysAsItIs() {
    assertThat(RepositoryHints.added("Incorrect repository name '1bad'"))
        .isEqualTo("Incorrect repository name '1bad'");
    assertThat(RepositoryHints.added("Connection refused. HINT: x"))
        .isEqualTo("Connection refused. HINT: x");
  }
}
