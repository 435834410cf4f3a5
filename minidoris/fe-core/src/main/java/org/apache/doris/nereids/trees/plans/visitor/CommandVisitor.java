package org.apache.doris.nereids.trees.plans.visitor;

import org.apache.doris.nereids.trees.plans.commands.Command;

/** Visits commands. */
public interface CommandVisitor<R, C> {
  R visitCommand(Command command, C context);
}
