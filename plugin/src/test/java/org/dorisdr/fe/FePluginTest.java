package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.Env;
import org.apache.doris.catalog.ScalarType;
import org.apache.doris.common.AnalysisException;
import org.apache.doris.common.Config;
import org.apache.doris.nereids.glue.LogicalPlanAdapter;
import org.apache.doris.nereids.trees.plans.commands.Command;
import org.apache.doris.nereids.trees.plans.commands.ForwardWithSync;
import org.apache.doris.nereids.trees.plans.commands.NeedAuditEncryption;
import org.apache.doris.plugin.PluginContext;
import org.apache.doris.plugin.PluginInfo;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.SessionVariable;
import org.apache.doris.qe.ShowResultSet;
import org.apache.doris.qe.ShowResultSetMetaData;
import org.apache.doris.qe.StmtExecutor;
import org.dorisdr.host.LocalSql;
import org.dorisdr.minidoris.host.FeHost;
import org.dorisdr.minidoris.host.FeHosts;
import org.dorisdr.plugin.DorisDrPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as a frontend sees it. */
class FePluginTest {
  /** What the frontend does with a statement that the plugin hands it. */
  private interface Execution {
    void run(StmtExecutor executor, ConnectContext context) throws Exception;
  }

  // Every answer is given before a thread of the plugin asks: Mockito would give what is stubbed
  // later to whatever such a thread calls at that moment.
  private final FeHost frontend = mock(FeHost.class);
  private volatile boolean ready;
  private volatile boolean master;
  private volatile boolean privileged = true;
  private volatile Execution execution = (executor, context) -> {};
  private final Map<String, String> state = new HashMap<>();
  private final DorisDrPlugin plugin = new DorisDrPlugin();
  private final ConnectContext session = new ConnectContext();
  private @TempDir Path home;

  @BeforeEach
  void install() throws Exception {
    when(frontend.token()).thenReturn("cluster token");
    when(frontend.hasGlobal(any(), any())).thenAnswer(call -> privileged);
    when(frontend.isReady()).thenAnswer(call -> ready);
    when(frontend.isMaster()).thenAnswer(call -> master);
    doAnswer(
            call -> {
              execution.run(call.getArgument(0), call.getArgument(1));
              return null;
            })
        .when(frontend)
        .execute(any(), any(), any());
    when(frontend.databaseId("__internal_schema")).thenReturn(OptionalLong.of(1));
    when(frontend.databaseProperties("__internal_schema")).thenReturn(Optional.of(state));
    FeHosts.set(frontend);
    Config.custom_config_dir = Files.createDirectory(home.resolve("conf")).toString();
    PluginContext context = mock(PluginContext.class);
    when(context.getPluginPath()).thenReturn(home.toString());
    plugin.init(new PluginInfo("doris-dr"), context);
    ready = true;
    master = true;
    session.setCurrentUserIdentity(UserIdentity.ROOT);
    session.setThreadLocalInfo();
  }

  @AfterEach
  void uninstall() {
    plugin.close();
    ConnectContext.remove();
    FeHosts.set(null);
  }

  private List<StatementBase> parse(String sql) {
    return plugin.parseSqlWithDialect(sql, new SessionVariable());
  }

  private static Command command(StatementBase statement) {
    return (Command) ((LogicalPlanAdapter) statement).getLogicalPlan();
  }

  private StmtExecutor run(String sql) throws Exception {
    StmtExecutor executor = new StmtExecutor(session, new OriginStatement(sql, 0), true);
    command(parse(sql).get(0)).run(session, executor);
    return executor;
  }

  @Test
  void leavesForeignPacketsToDoris() {
    assertThat(parse("select 1")).isNull();
    assertThat(parse("BACKUP SNAPSHOT d.s TO `__keep_on_local__`")).isNull();
  }

  @Test
  void forwardsWhatChangesSomethingAndKeepsTheTextForIt() {
    StatementBase create = parse("use d; DROP REMOTE CLUSTER c").get(1);
    assertThat(command(create)).isInstanceOf(ForwardWithSync.class);
    assertThat(create.getOrigStmt().originStmt).isEqualTo("DROP REMOTE CLUSTER c");
    assertThat(command(parse("SHOW REMOTE CLUSTERS").get(0)))
        .isNotInstanceOf(ForwardWithSync.class);
  }

  @Test
  void givesRowsWithTheirColumns() throws Exception {
    StmtExecutor executor = run("SHOW REMOTE CLUSTERS");
    assertThat(executor.getProxyShowResultSet().getMetaData().getColumns())
        .extracting(Column::getName)
        .startsWith("Name", "FeHosts");
  }

  @Test
  void tellsAMistakeAsDorisTellsItsOwn() {
    assertThatThrownBy(() -> run("SHOW REMOTE CLUSTERS LIKE 5"))
        .isInstanceOf(AnalysisException.class)
        .hasMessage(
            "errCode = 2, detailMessage = syntax error at line 1, column 27:"
                + " found '5', expected a quoted string");
  }

  @Test
  void tellsARefusalByTheNumberThatDorisHasForIt() {
    privileged = false;
    assertThat(number("DROP REMOTE CLUSTER c")).isEqualTo(1227);
    assertThat(number("SHOW BACKUP FROM d")).isEqualTo(1044);
    assertThat(number("EXPLAIN RECOVER TABLE d.t")).isEqualTo(1142);
    assertThat(number("SHOW BACKUP")).isEqualTo(1046);
    privileged = true;
    assertThat(number("DROP REMOTE CLUSTER c")).isEqualTo(1105);
  }

  /** As Doris tells it: the number of what a command throws is lost, that of its state is not. */
  private int number(String sql) {
    session.getState().reset();
    Throwable refusal = catchThrowable(() -> run(sql));
    if (refusal != null) {
      return 1105;
    }
    assertThat(session.getState().getErrorMessage()).startsWith("errCode = 2, detailMessage = ");
    return session.getState().getErrorCode().getCode();
  }

  @Test
  void showsLogsNoPassword() {
    String sql = "CREATE REMOTE CLUSTER c PROPERTIES ('user'='u', 'password'='geheim'";
    NeedAuditEncryption command = (NeedAuditEncryption) command(parse(sql).get(0));
    assertThat(command.geneEncryptionSQL(sql))
        .isEqualTo("CREATE REMOTE CLUSTER c PROPERTIES ('user'='u', 'password'=\"*XXX\"");
  }

  /** Which Doris (master of 2026-01-19) shows as typed: its command for it knows no mask. */
  @Test
  void showsLogsNoKeyOfARepository() {
    String sql = "ALTER REPOSITORY r PROPERTIES ('s3.access_key'='a', 's3.secret_key'='geheim')";
    NeedAuditEncryption command = (NeedAuditEncryption) command(parse(sql).get(0));
    assertThat(command.needAuditEncryption()).isTrue();
    assertThat(command.geneEncryptionSQL(sql)).doesNotContain("geheim").contains("s3.secret_key");
  }

  @Test
  void writesStateOnlyOnTheMaster() throws Exception {
    DorisMetaStore store = new DorisMetaStore(new DorisLeadership());
    assertThat(store.isReady()).isTrue();
    state.putAll(Map.of("dr.a", "1", "dr.b", "", "other", "x"));
    assertThat(store.scan("dr.")).isEqualTo(Map.of("dr.a", "1"));
    assertThat(store.get("dr.b")).isEmpty();
    master = false;
    assertThatThrownBy(() -> store.put(Map.of("dr.a", "2"))).hasMessageContaining("not the master");
  }

  @Test
  void runsStockStatementsPastItselfAndPutsTheSessionBack() throws Exception {
    execution =
        (executor, inner) -> {
          assertThat(parse("SHOW REMOTE CLUSTERS")).isNull();
          assertThat(ConnectContext.get()).isNotSameAs(session);
          inner.getState().setError("errCode = 2, detailMessage = no such thing");
        };
    assertThatThrownBy(() -> new DorisLocalSql().run("d", "DROP TABLE t"))
        .hasMessage("no such thing");
    assertThat(ConnectContext.get()).isSameAs(session);
    assertThat(parse("SHOW REMOTE CLUSTERS")).isNotNull();
  }

  @Test
  void keepsRowsThatAStatementSendsInsteadOfLeavingThemWithTheProxy() throws Exception {
    // Seen on a real FE (master 2026-01-19): ShowConfigCommand.run calls sendResultSet always.
    ShowResultSetMetaData columns =
        ShowResultSetMetaData.builder()
            .addColumn(new Column("Key", ScalarType.createVarchar(20)))
            .build();
    ShowResultSet rows = new ShowResultSet(columns, List.of(List.of("query_port")));
    execution = (executor, inner) -> executor.sendResultSet(rows);
    LocalSql.Result result = new DorisLocalSql().run(null, "SHOW FRONTEND CONFIG");
    assertThat(result.columns()).containsExactly("Key");
    assertThat(result.rows()).containsExactly(List.of("query_port"));
  }

  @Test
  void keepsSettingsInTheFrontendsFiles() throws Exception {
    Path custom = home.resolve("conf/fe_custom.conf");
    Files.writeString(custom, "# mine\nother = 1\ndr_jobs_enabled=true\n");
    run("ADMIN SET FRONTEND CONFIG ('dr_jobs_enabled' = 'false')");
    assertThat(Files.readAllLines(custom))
        .containsExactly("# mine", "other = 1", "dr_jobs_enabled = false");
    assertThatThrownBy(() -> run("ADMIN SET FRONTEND CONFIG ('dr_job_enabled' = 'false')"))
        .hasMessageContaining("did you mean 'dr_jobs_enabled'?");
    assertThat(Env.getCurrentEnv().isMaster()).isTrue();
  }

  @Test
  void leavesNoThreadBehind() {
    plugin.close();
    org.awaitility.Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("dorisdr-")));
  }
}
