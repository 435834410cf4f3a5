package org.dorisdr.fe;

import java.io.IOException;
import java.util.List;
import org.apache.doris.analysis.StmtType;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.ScalarType;
import org.apache.doris.common.AnalysisException;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.nereids.trees.plans.PlanType;
import org.apache.doris.nereids.trees.plans.commands.Command;
import org.apache.doris.nereids.trees.plans.commands.NeedAuditEncryption;
import org.apache.doris.nereids.trees.plans.visitor.PlanVisitor;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.ShowResultSet;
import org.apache.doris.qe.ShowResultSetMetaData;
import org.apache.doris.qe.StmtExecutor;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.NumberedError;
import org.dorisdr.sql.SecretMask;

/** A statement of ours as Doris runs it, on the frontend that got it. */
class DorisCommand extends Command implements NeedAuditEncryption {
  private final FeStatement.Ours statement;

  DorisCommand(FeStatement.Ours statement) {
    super(PlanType.UNKNOWN);
    this.statement = statement;
  }

  /** Doris keeps the number of an error only if it stands in the state of the session. */
  @Override
  public void run(ConnectContext context, StmtExecutor executor) throws Exception {
    FeStatement.Reply reply;
    try {
      reply = statement.action().run(DorisAccessControl.caller(context));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnalysisException("the statement was cancelled");
    } catch (Exception e) {
      if (e instanceof NumberedError numbered) {
        context.getState().setError(code(numbered), shown(e).getMessage());
        return;
      }
      throw shown(e);
    }
    answer(reply, context, executor);
  }

  private static void answer(FeStatement.Reply reply, ConnectContext context, StmtExecutor executor)
      throws IOException {
    if (reply.rows().columns().isEmpty()) {
      if (reply.info() != null) {
        context.getState().setOk(0, 1, reply.info());
      }
      return;
    }
    ShowResultSet rows = resultSet(reply.rows());
    if (executor.isProxy()) {
      executor.setProxyShowResultSet(rows);
    } else {
      executor.sendResultSet(rows);
    }
  }

  private static AnalysisException shown(Exception e) {
    return new AnalysisException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
  }

  private static ErrorCode code(NumberedError numbered) {
    return switch (numbered.number()) {
      case DATABASE_DENIED -> ErrorCode.ERR_DBACCESS_DENIED_ERROR;
      case NO_DATABASE -> ErrorCode.ERR_NO_DB_ERROR;
      case UNKNOWN_DATABASE -> ErrorCode.ERR_BAD_DB_ERROR;
      case TABLE_DENIED -> ErrorCode.ERR_TABLEACCESS_DENIED_ERROR;
      case PRIVILEGE_DENIED -> ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR;
    };
  }

  private static ShowResultSet resultSet(LocalSql.Result result) {
    ShowResultSetMetaData.Builder columns = ShowResultSetMetaData.builder();
    for (String name : result.columns()) {
      columns.addColumn(new Column(name, ScalarType.createStringType()));
    }
    List<List<String>> rows = result.rows();
    return new ShowResultSet(columns.build(), rows);
  }

  @Override
  public <R, C> R accept(PlanVisitor<R, C> visitor, C context) {
    return visitor.visitCommand(this, context);
  }

  @Override
  public StmtType stmtType() {
    return statement.needsLeader() ? StmtType.OTHER : StmtType.SHOW;
  }

  @Override
  public boolean needAuditEncryption() {
    return true;
  }

  /** Logs show the text without passwords. */
  @Override
  public String geneEncryptionSQL(String sql) {
    return SecretMask.mask(sql);
  }
}
