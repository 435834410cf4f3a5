package org.dorisdr.minidoris.fe.define;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.query.AliasTexts;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CreateAliasFunction;
import org.dorisdr.sql.stock.catalog.CreateFunction;
import org.dorisdr.sql.stock.catalog.DropFunction;
import org.dorisdr.sql.stock.catalog.ShowCreateFunction;
import org.dorisdr.sql.stock.catalog.ShowFunctions;
import org.dorisdr.sql.stock.catalog.TableName;

/** Runs the statements about functions. Thread safe. */
final class FunctionHandlers {
  private final Ddl ddl;

  FunctionHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  private Functions functions() {
    return Definitions.of(ddl.fe()).functions();
  }

  private long owner(Session session, boolean global, String database) {
    return global ? AliasFunction.GLOBAL : ddl.database(session, database).id;
  }

  StatementResult create(Session session, CreateAliasFunction statement) {
    check(statement);
    long id = ddl.nextId();
    ddl.change(
        () -> {
          long owner = owner(session, statement.global(), statement.name().database());
          String name = statement.name().table();
          if (functions().find(owner, name, statement.types()).isPresent()) {
            if (statement.ifNotExists()) {
              return;
            }
            throw StatementError.general("function already exists");
          }
          AliasFunction function =
              new AliasFunction(
                  id,
                  owner,
                  name,
                  statement.types(),
                  statement.parameters(),
                  statement.expression());
          ddl.log(new AddFunctionOp(function));
        });
    return StatementResult.ok();
  }

  private static void check(CreateAliasFunction statement) {
    String start = "Alias function [" + statement.name().table() + "] ";
    if (statement.parameters().size() != statement.types().size()) {
      throw StatementError.general(start + "args number is not equal to parameters number");
    }
    Set<String> columns = AliasTexts.columns(statement.expression());
    Set<String> seen = new HashSet<>();
    for (String parameter : statement.parameters()) {
      if (!seen.add(parameter)) {
        throw StatementError.general(start + "has duplicate parameter [" + parameter + "].");
      }
      if (!columns.contains(parameter)) {
        throw StatementError.general(
            start + " do not contain parameter [" + parameter + "]. typeDefParams=");
      }
    }
    for (String column : columns) {
      if (!seen.contains(column)) {
        throw StatementError.general("param " + column + "'s datatype is missed");
      }
    }
  }

  StatementResult createOther(Session session, CreateFunction statement) {
    throw StatementError.general(
        "minidoris runs no functions in other languages than SQL: "
            + statement.name().table()
            + ". HINT: CREATE ALIAS FUNCTION makes one out of an expression");
  }

  StatementResult drop(Session session, DropFunction statement) {
    ddl.change(
        () -> {
          long owner = owner(session, statement.global(), statement.name().database());
          String name = statement.name().table();
          List<AliasFunction> named =
              functions().of(owner).stream().filter(f -> f.isCalled(owner, name)).toList();
          functions()
              .find(owner, name, statement.types())
              .ifPresentOrElse(
                  f -> ddl.log(new DropFunctionOp(f.id(), owner, f.name())),
                  () -> missing(session, statement, named));
        });
    return StatementResult.ok();
  }

  private static void missing(
      Session session, DropFunction statement, List<AliasFunction> sameName) {
    if (!statement.ifExists()) {
      TableName name = statement.name();
      throw StatementError.general(
          sameName.isEmpty()
              ? "function name does not exist: " + name.table()
              : "function does not exist: " + full(session, statement.global(), name, statement));
    }
  }

  private static String full(
      Session session, boolean global, TableName name, DropFunction statement) {
    String database = name.database() == null ? session.database() : name.database();
    String signature = AliasFunction.signature(name.table(), statement.types());
    return global ? signature : database + "." + signature;
  }

  /** Functions for all databases are free. */
  private void see(Session session, boolean global, String named) {
    String database = named == null ? session.database() : named;
    if (!global && database != null && !Privileges.of(ddl.fe()).canSee(session, database)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  StatementResult show(Session session, ShowFunctions statement) {
    if (statement.builtin()) {
      throw StatementError.general(
          "minidoris does not list its built-in functions. HINT: SHOW FUNCTIONS lists those of a"
              + " database");
    }
    see(session, statement.global(), statement.database());
    var like = LikePattern.of(statement.like(), false);
    List<AliasFunction> found =
        ddl
            .read(() -> functions().of(owner(session, statement.global(), statement.database())))
            .stream()
            .filter(f -> like.test(f.name()))
            .sorted(Comparator.comparing(AliasFunction::signature))
            .toList();
    if (!statement.full()) {
      ShowRows names = new ShowRows("Function Name");
      found.stream().map(AliasFunction::name).distinct().forEach(names::add);
      return names.result();
    }
    ShowRows rows =
        new ShowRows(
            "Signature", "Return Type", "Function Type", "Intermediate Type", "Properties");
    found.forEach(f -> rows.add(f.signature(), "VARCHAR", "Alias", "NULL", properties(f)));
    return rows.result();
  }

  /** As Doris prints it, with back quotes for quotes. */
  private static String properties(AliasFunction function) {
    Map<String, String> properties = new HashMap<>();
    properties.put("parameter", String.join(", ", function.parameters()));
    properties.put("origin_function", function.expression().replace('\'', '`'));
    return Json.mapper().valueToTree(properties).toString();
  }

  StatementResult showCreate(Session session, ShowCreateFunction statement) {
    see(session, statement.global(), statement.name().database());
    TableName name = statement.name();
    AliasFunction function =
        ddl.read(
            () ->
                functions()
                    .find(
                        owner(session, statement.global(), name.database()),
                        name.table(),
                        statement.types())
                    .orElseThrow(
                        () ->
                            StatementError.general(
                                "Unknown function, function="
                                    + AliasFunction.signature(name.table(), statement.types()))));
    return StatementResult.show(
        List.of("Function Signature", "Create Function"),
        List.of(new ArrayList<>(List.of(function.signature(), function.sql()))));
  }
}
