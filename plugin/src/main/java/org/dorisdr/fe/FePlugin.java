package org.dorisdr.fe;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.nereids.StatementContext;
import org.apache.doris.nereids.glue.LogicalPlanAdapter;
import org.apache.doris.nereids.parser.Dialect;
import org.apache.doris.nereids.parser.NereidsParser;
import org.apache.doris.plugin.DialectConverterPlugin;
import org.apache.doris.plugin.Plugin;
import org.apache.doris.plugin.PluginContext;
import org.apache.doris.plugin.PluginInfo;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.SessionVariable;
import org.apache.doris.qe.SqlModeHelper;
import org.dorisdr.host.Host;

/**
 * A plugin as Doris loads it, in terms of ours. Doris asks it for every packet of every session
 * before its own parser, and swallows what it throws.
 */
public abstract class FePlugin extends Plugin implements DialectConverterPlugin {
  /** Told once, while the frontend is not ready: may look at nothing and must not block. */
  protected abstract void start(Host host);

  /** Ends everything that {@link #start} began; no thread is left on return. */
  protected abstract void stop();

  /** A cryptographically strong source of randomness. */
  protected static RandomGenerator random() {
    return new SecureRandom();
  }

  /**
   * Whether a packet may hold a statement of ours. Asked for every packet: costs next to nothing.
   */
  protected abstract boolean mayBeOurs(String packet);

  /**
   * Reads a packet.
   *
   * @return its statements in order; an empty list if none is ours
   */
  protected abstract List<FeStatement> read(String packet, boolean backslashEscapes);

  @Override
  public void init(PluginInfo info, PluginContext context) {
    start(new DorisHost(Path.of(context.getPluginPath())));
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public ImmutableSet<Dialect> acceptDialects() {
    return ImmutableSet.of(Dialect.DORIS);
  }

  @Override
  public List<StatementBase> parseSqlWithDialect(String sql, SessionVariable variables) {
    if (!mayBeOurs(sql) || DorisLocalSql.isRunningHere()) {
      return null;
    }
    List<FeStatement> statements = read(sql, !SqlModeHelper.hasNoBackSlashEscapes());
    if (statements.isEmpty()) {
      return null;
    }
    List<StatementBase> parsed = new ArrayList<>();
    for (FeStatement statement : statements) {
      if (statement instanceof FeStatement.Ours ours) {
        parsed.add(command(ours));
      } else {
        parsed.addAll(new NereidsParser().parseSQL(((FeStatement.Stock) statement).text()));
      }
    }
    return parsed;
  }

  private static StatementBase command(FeStatement.Ours ours) {
    ConnectContext context = ConnectContext.get();
    OriginStatement origin = new OriginStatement(ours.text(), 0);
    StatementContext statementContext = new StatementContext(context, origin);
    if (context != null) {
      context.setStatementContext(statementContext);
    }
    DorisCommand command = ours.needsLeader() ? new ForwardedCommand(ours) : new DorisCommand(ours);
    LogicalPlanAdapter adapter = new LogicalPlanAdapter(command, statementContext);
    adapter.setOrigStmt(origin);
    return adapter;
  }
}
