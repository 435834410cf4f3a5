package org.apache.doris.nereids.trees.plans.visitor;

import org.apache.doris.nereids.trees.plans.Plan;
import org.apache.doris.nereids.trees.plans.commands.Command;

/** Visits plans. */
public abstract class PlanVisitor<R, C> implements CommandVisitor<R, C> {
  public abstract R visit(Plan plan, C context);

  @Override
  public R visitCommand(Command command, C context) {
    return visit(command, context);
  }
}
