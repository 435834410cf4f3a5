package org.dorisdr.sync;

import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.ddl.SqlToken;

/** A statement that a model cluster reads token by token. Not thread safe. */
final class SimTokens {
  private final SimCluster own;
  private final List<SqlToken> tokens;
  private int at;

  SimTokens(SimCluster own, String sql) {
    this.own = own;
    this.tokens = SqlToken.all(sql);
  }

  boolean hasBegun() {
    return at > 0;
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  void skip(int n) {
    at += n;
  }

  /** The token {@code i} places on from here. */
  SqlToken peek(int i) {
    return tokens.get(at + i);
  }

  String last() {
    return tokens.get(tokens.size() - 1).string();
  }

  String last2() {
    return tokens.get(tokens.size() - 2).string();
  }

  boolean take(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  /** A name, of which only the last part counts. */
  String name() {
    String name = tokens.get(at++).name();
    while (at < tokens.size() && tokens.get(at).is(".")) {
      name = tokens.get(at + 1).name();
      at += 2;
    }
    return name;
  }

  /** The table whose name is here. */
  SimTable table() throws ClusterException {
    String name = name();
    SimTable table = own.tables.get(name);
    if (table == null) {
      throw ClusterException.refused("Unknown table '" + name + "'");
    }
    return table;
  }
}
