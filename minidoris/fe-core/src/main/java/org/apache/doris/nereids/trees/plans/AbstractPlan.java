package org.apache.doris.nereids.trees.plans;

import java.util.List;
import java.util.Optional;
import org.apache.doris.nereids.trees.AbstractTreeNode;
import org.apache.doris.statistics.Statistics;

/** Common part of all plans. */
public abstract class AbstractPlan extends AbstractTreeNode<Plan> implements Plan {
  protected final PlanType type;

  protected AbstractPlan(
      PlanType type,
      Optional<?> groupExpression,
      Optional<?> optLogicalProperties,
      Statistics statistics,
      List<Plan> children) {
    super(children);
    this.type = type;
  }

  @Override
  public PlanType getType() {
    return type;
  }
}
