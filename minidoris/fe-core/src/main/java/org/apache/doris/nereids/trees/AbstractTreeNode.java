package org.apache.doris.nereids.trees;

import java.util.List;

/** A node that holds its children. */
public abstract class AbstractTreeNode<NODE_TYPE extends TreeNode<NODE_TYPE>>
    implements TreeNode<NODE_TYPE> {
  protected final List<NODE_TYPE> children;

  protected AbstractTreeNode(List<NODE_TYPE> children) {
    this.children = List.copyOf(children);
  }

  @Override
  public List<NODE_TYPE> children() {
    return children;
  }

  @Override
  public NODE_TYPE child(int index) {
    return children.get(index);
  }

  @Override
  public int arity() {
    return children.size();
  }
}
