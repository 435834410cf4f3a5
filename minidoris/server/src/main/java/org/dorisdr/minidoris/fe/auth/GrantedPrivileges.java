package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.doris.analysis.CompoundPredicate.Operator;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivBitSet;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.mysql.privilege.Privilege;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.StatementError;

/** The privileges that a GRANT or REVOKE names, by Doris's rules. Stateless. */
final class GrantedPrivileges {
  private static final List<String> ALL =
      List.of(
          "SELECT_PRIV", "LOAD_PRIV", "ALTER_PRIV", "CREATE_PRIV", "DROP_PRIV", "SHOW_VIEW_PRIV");

  private static final Set<String> NOT_ON_TABLES =
      Set.of("USAGE_PRIV", "CLUSTER_USAGE_PRIV", "STAGE_USAGE_PRIV");

  private static final List<String> NOT_OF_USAGE =
      Stream.concat(Stream.of("NODE_PRIV", "ADMIN_PRIV"), ALL.stream()).toList();

  private GrantedPrivileges() {}

  /** Names of Doris's privileges, by number. */
  static List<String> of(List<String> written) {
    Set<Privilege> named = new TreeSet<>();
    for (String word : written) {
      switch (word) {
        case "ALL", "READ_WRITE" -> ALL.forEach(p -> named.add(Privilege.valueOf(p)));
        case "READ_ONLY" -> named.add(Privilege.SELECT_PRIV);
        default -> named.add(known(word));
      }
    }
    return named.stream().map(Enum::name).toList();
  }

  private static Privilege known(String word) {
    if (word.contains("(")) {
      throw StatementError.general(
          "minidoris has no privileges on columns: "
              + word
              + ". HINT: grant them on the table, or on a view of these columns");
    }
    try {
      return Privilege.valueOf(word);
    } catch (IllegalArgumentException e) {
      StatementError unknown = StatementError.general("Unknown privilege type " + word);
      unknown.initCause(e);
      throw unknown;
    }
  }

  static void checkOnTables(List<String> privileges, String scope, boolean node) {
    refuse(privileges, NOT_ON_TABLES.stream().sorted().toList());
    boolean high = privileges.contains("ADMIN_PRIV") || privileges.contains("NODE_PRIV");
    if (high && !scope.equals(Grants.GLOBAL)) {
      throw StatementError.general(
          "ADMIN_PRIV and NODE_PRIV can only be granted/revoke on/from *.*.*");
    }
    if (privileges.contains("NODE_PRIV") && !node) {
      throw StatementError.general(
          "Only user with NODE_PRIV can grant/revoke NODE_PRIV to other user");
    }
  }

  static void checkOfUsage(List<String> privileges) {
    refuse(privileges, NOT_OF_USAGE);
  }

  private static void refuse(List<String> privileges, List<String> wrong) {
    wrong.stream()
        .filter(privileges::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw StatementError.general(
                  "Can not grant/revoke "
                      + Privilege.valueOf(name)
                      + " to/from any other users or roles");
            });
  }

  /** What one must hold oneself to pass privileges on: all of them, and GRANT. */
  static PrivPredicate toPassOn(List<String> privileges) {
    PrivBitSet bits = new PrivBitSet();
    privileges.forEach(p -> bits.set(Privilege.valueOf(p).getIdx()));
    bits.set(Privilege.GRANT_PRIV.getIdx());
    return PrivPredicate.of(bits, Operator.AND);
  }

  static StatementError denied(PrivPredicate wanted) {
    return Errors.of(
        ErrorCode.ERR_SPECIFIC_ALL_ACCESS_DENIED_ERROR, wanted.getPrivs().toPrivilegeList());
  }
}
