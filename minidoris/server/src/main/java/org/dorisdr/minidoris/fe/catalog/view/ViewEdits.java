package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.fe.query.PlacedQuery;

/** What takes the place of some parts of a typed query; all else stays. Not thread safe. */
final class ViewEdits {
  private record Edit(int end, String text) {}

  private final PlacedQuery query;

  /** By the place where they begin; none lies in another. */
  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  ViewEdits(PlacedQuery query) {
    this.query = query;
  }

  void put(int firstToken, int lastToken, String text) {
    edits.put(query.start(firstToken), new Edit(query.end(lastToken), text));
  }

  /** A name at the beginning of a node, with what stands before its dots. */
  void name(ASTNodeAccess node, String text) {
    int first = query.first(node);
    put(first, query.endOfName(first), text);
  }

  void whole(ASTNodeAccess node, String text) {
    put(query.first(node), query.last(node), text);
  }

  /** Puts an alias that a node ends with into quotes. */
  void alias(ASTNodeAccess node, Alias alias) {
    alias(query.last(node), alias.getName());
  }

  /**
   * The same, where it is known where it stands.
   *
   * @param given what the parser says that it is
   */
  void alias(int token, String given) {
    String name = plain(given);
    if (!query.text(token).equals(name)) {
      throw new PlacedQuery.Unplaced("alias " + given);
    }
    put(token, token, Slot.quoted(name));
  }

  /**
   * Takes the items of a select list as they are edited, each with a new alias.
   *
   * @param starts names of what a star stands for, by item
   */
  void rename(
      List<SelectItem<?>> items, Map<SelectItem<?>, List<String>> starts, List<String> names) {
    List<String> texts = new ArrayList<>();
    for (SelectItem<?> item : items) {
      if (starts.containsKey(item)) {
        texts.addAll(starts.get(item));
      } else {
        texts.add(render(query.start(query.first(item)), query.end(lastOfExpression(item))));
      }
    }
    if (texts.size() != names.size()) {
      return; // It is refused later.
    }
    for (int i = 0; i < names.size(); i++) {
      texts.set(i, texts.get(i) + " AS " + Slot.quoted(names.get(i)));
    }
    int from = query.start(query.first(items.get(0)));
    int to = query.end(query.last(items.get(items.size() - 1)));
    edits.subMap(from, to).clear();
    edits.put(from, new Edit(to, String.join(", ", texts)));
  }

  private int lastOfExpression(SelectItem<?> item) {
    int last = query.last(item);
    if (item.getAlias() == null) {
      return last;
    }
    return query.isWord(last - 1, "as") ? last - 2 : last - 1;
  }

  String text() {
    return render(0, query.typed().length());
  }

  private String render(int from, int to) {
    StringBuilder out = new StringBuilder();
    int at = from;
    for (Map.Entry<Integer, Edit> edit : edits.subMap(from, to).entrySet()) {
      out.append(query.typed(), at, edit.getKey()).append(edit.getValue().text());
      at = edit.getValue().end();
    }
    return out.append(query.typed(), at, to).toString();
  }

  static String plain(String name) {
    char first = name.charAt(0);
    boolean quoted = name.length() > 1 && "`'\"".indexOf(first) >= 0 && name.endsWith("" + first);
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
