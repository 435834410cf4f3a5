package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mockit.Invocation;
import mockit.Mock;
import mockit.MockUp;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.StmtExecutor;
import org.apache.doris.thrift.TUniqueId;
import org.dorisdr.host.HostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The session in which stock statements run, and what is left of it on the caller's thread. */
class DorisLocalSqlTest {
  private final DorisLocalSql sql = new DorisLocalSql();
  private final ConnectContext callers = new ConnectContext();
  private ConnectContext used;
  private boolean runningInside;
  private String error;
  private RuntimeException failure;

  @BeforeEach
  void fakeTheExecutor() {
    callers.setThreadLocalInfo();
    new MockUp<StmtExecutor>() {
      @Mock
      void execute(Invocation call, TUniqueId id) {
        used = ((StmtExecutor) call.getInvokedInstance()).getContext();
        runningInside = DorisLocalSql.isRunningHere();
        if (failure != null) {
          throw failure;
        }
        if (error != null) {
          used.getState().setError(ErrorCode.ERR_UNKNOWN_ERROR, error);
        }
      }

      @Mock
      List<?> executeInternalQuery(Invocation call) {
        used = ((StmtExecutor) call.getInvokedInstance()).getContext();
        throw failure;
      }
    };
  }

  @AfterEach
  void forgetTheSession() {
    ConnectContext.remove();
  }

  private void callersSessionIsBack() {
    assertThat(ConnectContext.get()).isSameAs(callers);
    assertThat(DorisLocalSql.isRunningHere()).isFalse();
  }

  @Test
  void runsAsTheAdministratorInASessionOfItsOwn() throws Exception {
    assertThat(sql.run("db", "SHOW TABLES").rows()).isEmpty();
    assertThat(used).isNotSameAs(callers);
    assertThat(used.getCurrentUserIdentity()).isEqualTo(UserIdentity.ADMIN);
    assertThat(used.getDatabase()).isEqualTo("db");
    assertThat(runningInside).isTrue();
    callersSessionIsBack();
  }

  /** Doris puts its prefix before every message, so that ours would come out with two. */
  @Test
  void tellsTheErrorWithoutDorissPrefix() {
    error = "errCode = 2, detailMessage = Unknown table 't'";
    assertThatThrownBy(() -> sql.run(null, "DROP TABLE t"))
        .isInstanceOf(HostException.class)
        .hasMessage("Unknown table 't'");
    callersSessionIsBack();
  }

  @Test
  void givesTheCallersSessionBackWhenDorisThrows() {
    failure = new IllegalStateException("errCode = 2, detailMessage = broken");
    assertThatThrownBy(() -> sql.run(null, "SHOW X")).hasMessage("broken");
    callersSessionIsBack();
    assertThatThrownBy(() -> sql.query("SELECT 1"))
        .isInstanceOf(HostException.class)
        .hasMessage("broken");
    callersSessionIsBack();
  }

  @Test
  void leavesNoSessionWhereThereWasNone() throws Exception {
    ConnectContext.remove();
    sql.run(null, "SHOW TABLES");
    assertThat(ConnectContext.get()).isNull();
  }
}
