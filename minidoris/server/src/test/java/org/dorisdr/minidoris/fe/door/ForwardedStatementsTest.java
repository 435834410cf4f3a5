package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.rpc.FrontendRpc;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;
import org.dorisdr.thrift.TUserIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardedStatementsTest {
  @TempDir static Path home;
  private static FeServer fe;

  @BeforeAll
  static void start() {
    fe = FeServer.inMemory(new FeSettings(home, Map.of()), null);
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  private static TMasterOpResult forward(String user, String token, String sql) {
    TMasterOpRequest request = new TMasterOpRequest(user, "", sql);
    request.setUserIp("127.0.0.1");
    request.setClientNodeHost("127.0.0.1");
    request.setCurrentUserIdent(new TUserIdentity().setUsername(user).setHost("%"));
    request.setSessionVariables(new java.util.HashMap<>(Map.of(MasterForwarder.TOKEN, token)));
    return FrontDoor.of(fe).forward(request);
  }

  private static String token() {
    return fe.part(FrontendRpc.class).orElseThrow().tokens().acquire();
  }

  @Test
  void onlyFrontendsOfTheClusterMayForward() {
    TMasterOpResult result = forward("root", "made-up", "CREATE DATABASE intruder");
    assertThat(result.getStatusCode()).isEqualTo(1105);
    assertThat(result.getErrMessage()).contains("reject request");
    assertThat(fe.catalog().database("intruder")).isEmpty();
  }

  @Test
  void aForwardedStatementRunsAndTellsItsJournalId() {
    long before = fe.editLog().appliedId();
    TMasterOpResult created = forward("root", token(), "CREATE DATABASE far");
    assertThat(created.getStatusCode()).isZero();
    assertThat(created.getMaxJournalId()).isGreaterThan(before);
    TMasterOpResult shown = forward("root", token(), "SHOW DATABASES LIKE 'far'");
    assertThat(shown.getResultSet().getResultRows()).hasSize(1);
    assertThat(shown.getResultSet().getResultRows().get(0)).containsExactly("far");
  }

  @Test
  void aForwardedStatementHasThePrivilegesOfItsUser() {
    TMasterOpResult refused = forward("nobody", token(), "CREATE DATABASE theirs");
    assertThat(refused.getStatusCode()).isEqualTo(1105);
    assertThat(refused.getErrMessage()).contains("Access denied for user 'nobody'");
  }
}
