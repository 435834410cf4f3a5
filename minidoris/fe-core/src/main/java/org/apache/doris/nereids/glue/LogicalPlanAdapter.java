package org.apache.doris.nereids.glue;

import org.apache.doris.analysis.RedirectStatus;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.nereids.StatementContext;
import org.apache.doris.nereids.trees.plans.logical.LogicalPlan;

/** A statement that is a plan. */
public class LogicalPlanAdapter extends StatementBase {
  private final LogicalPlan logicalPlan;
  private final StatementContext statementContext;

  public LogicalPlanAdapter(LogicalPlan logicalPlan, StatementContext statementContext) {
    this.logicalPlan = logicalPlan;
    this.statementContext = statementContext;
  }

  public LogicalPlan getLogicalPlan() {
    return logicalPlan;
  }

  public StatementContext getStatementContext() {
    return statementContext;
  }

  /** A plan that is forwarded says so itself. */
  @Override
  public RedirectStatus getRedirectStatus() {
    return RedirectStatus.NO_FORWARD;
  }
}
