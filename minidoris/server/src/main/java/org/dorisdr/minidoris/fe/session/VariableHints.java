package org.dorisdr.minidoris.fe.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Session variables that hold for one statement: {@code SELECT /*+ SET_VAR(name = value, …)}.
 * Thread safe.
 */
final class VariableHints {
  private static final Pattern SET_VAR = Pattern.compile("(?is)\\bSET_VAR\\s*\\((.*?)\\)");

  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z_]\\w*)\\s*=\\s*('[^']*'|\"[^\"]*\"|[^,\\s]+)");

  private final SystemVariables variables;

  VariableHints(SystemVariables variables) {
    this.variables = variables;
  }

  /**
   * Runs a statement while its session has the values of its hints.
   *
   * @throws StatementError if one of them cannot be set; nothing was run then
   */
  <T> T within(Session session, String sql, Supplier<T> statement) {
    Map<String, String> hinted = hinted(sql);
    if (hinted.isEmpty()) {
      return statement.get();
    }
    Map<String, String> before = new HashMap<>(session.variables());
    try {
      hinted.forEach((name, value) -> set(session, name, value));
      return statement.get();
    } finally {
      hinted.keySet().forEach(name -> restore(session, name, before));
    }
  }

  private void set(Session session, String name, String value) {
    try {
      variables.set(session, name, value);
    } catch (StatementError e) {
      throw StatementError.general("Can not set session variable '" + name + "' = '" + value + "'");
    }
  }

  private void restore(Session session, String name, Map<String, String> before) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!session.variables().containsKey(key)) {
      return;
    }
    String own = before.get(key);
    variables.set(session, key, own == null ? variables.fallback(key) : own);
    if (own == null) {
      session.variables().remove(key);
    }
  }

  private static Map<String, String> hinted(String sql) {
    Map<String, String> hinted = new LinkedHashMap<>();
    if (sql.contains("/*+")) {
      HintText.of(sql)
          .forEach(
              hint -> {
                Matcher call = SET_VAR.matcher(hint);
                while (call.find()) {
                  PAIR.matcher(call.group(1))
                      .results()
                      .forEach(pair -> hinted.put(pair.group(1), plain(pair.group(2))));
                }
              });
    }
    return hinted;
  }

  private static String plain(String value) {
    boolean quoted = value.length() > 1 && (value.charAt(0) == '\'' || value.charAt(0) == '"');
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
