package org.apache.doris.nereids.trees.plans;

import org.apache.doris.nereids.trees.TreeNode;
import org.apache.doris.nereids.trees.plans.visitor.PlanVisitor;

/** A node of a query plan, or a command. */
public interface Plan extends TreeNode<Plan> {
  PlanType getType();

  <R, C> R accept(PlanVisitor<R, C> visitor, C context);
}
