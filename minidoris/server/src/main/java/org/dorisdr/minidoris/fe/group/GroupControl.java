package org.dorisdr.minidoris.fe.group;

import java.util.Set;

/** What the edit log's group can be told. Thread safe. Fails with a RuntimeException. */
public interface GroupControl {
  /** A group of one, for journals that are not replicated. */
  GroupControl NONE =
      new GroupControl() {
        @Override
        public Set<String> voters() {
          return Set.of();
        }

        @Override
        public void remove(String nodeName) {}
      };

  /** Names of the nodes that elect and acknowledge. */
  Set<String> voters();

  /** Lets a node vote no more, for ever. Does nothing if it is not one of them. */
  void remove(String nodeName);
}
