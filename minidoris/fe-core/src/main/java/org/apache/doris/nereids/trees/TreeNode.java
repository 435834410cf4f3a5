package org.apache.doris.nereids.trees;

import java.util.List;

/** A node of a plan. */
public interface TreeNode<NODE_TYPE extends TreeNode<NODE_TYPE>> {
  List<NODE_TYPE> children();

  NODE_TYPE child(int index);

  int arity();

  NODE_TYPE withChildren(List<NODE_TYPE> children);

  default String toDigest() {
    return "";
  }
}
