package org.apache.doris.nereids.trees.plans.commands;

import java.util.List;
import java.util.Optional;
import org.apache.doris.nereids.trees.plans.AbstractPlan;
import org.apache.doris.nereids.trees.plans.BlockFuncDepsPropagation;
import org.apache.doris.nereids.trees.plans.Plan;
import org.apache.doris.nereids.trees.plans.PlanType;
import org.apache.doris.nereids.trees.plans.logical.LogicalPlan;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.StmtExecutor;

/** A statement that is run, not planned. */
public abstract class Command extends AbstractPlan
    implements LogicalPlan, BlockFuncDepsPropagation {
  protected Command(PlanType type) {
    super(type, Optional.empty(), Optional.empty(), null, List.of());
  }

  /** Does what the statement says; rows go to the executor. */
  public abstract void run(ConnectContext ctx, StmtExecutor executor) throws Exception;

  @Override
  public PlanType getType() {
    return super.getType();
  }

  @Override
  public List<Plan> children() {
    return List.of();
  }

  @Override
  public Plan child(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public Plan withChildren(List<Plan> children) {
    return this;
  }
}
