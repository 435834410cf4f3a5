package org.dorisdr.sql.stock.admin;

import java.util.List;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockSyntaxException;
import org.dorisdr.sql.stock.StockTexts;
import org.dorisdr.sql.stock.admin.SetVariables.Item;
import org.dorisdr.sql.stock.admin.SetVariables.Kind;

/** Builds what stands behind SET. Stateless. */
final class SetItems {
  private SetItems() {}

  static List<Item> build(List<StockParser.SetItemContext> items) {
    return items.stream().map(SetItems::item).toList();
  }

  private static Item item(StockParser.SetItemContext item) {
    if (item instanceof StockParser.SetPlainContext p) {
      return new Item(kind(p.variableScope()), StockTexts.last(p.name), value(p.settingValue()));
    }
    if (item instanceof StockParser.SetSystemContext s) {
      return new Item(kind(s.variableScope()), StockTexts.last(s.name), value(s.settingValue()));
    }
    if (item instanceof StockParser.SetUserVariableContext u) {
      return new Item(Kind.USER_VARIABLE, StockTexts.name(u.name), value(u.settingValue()));
    }
    if (item instanceof StockParser.SetNamesContext n) {
      return new Item(Kind.NAMES, StockTexts.name(n.charset), null);
    }
    if (item instanceof StockParser.SetCharsetContext c) {
      return new Item(Kind.NAMES, StockTexts.name(c.charset), null);
    }
    if (item instanceof StockParser.SetTransactionContext) {
      return new Item(Kind.TRANSACTION, "transaction", null);
    }
    throw new StockSyntaxException(
        "PASSWORD must be set on its own",
        item.getStart().getLine(),
        item.getStart().getCharPositionInLine());
  }

  static Kind kind(StockParser.VariableScopeContext scope) {
    return scope != null && scope.GLOBAL() != null ? Kind.GLOBAL : Kind.SESSION;
  }

  private static String value(StockParser.SettingValueContext value) {
    return StockTexts.original(value);
  }
}
