package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of statements about functions, resources and storage policies. */
final class DefinitionBuilder extends StockParserBaseVisitor<StockStatement> {
  private static boolean global(StockParser.FunctionScopeContext scope) {
    return scope != null && scope.GLOBAL() != null;
  }

  private static List<String> types(StockParser.FunctionArgumentsContext arguments) {
    return StockTexts.each(arguments.dataType(), TypeTexts::text);
  }

  @Override
  public StockStatement visitCreateAliasFunction(StockParser.CreateAliasFunctionContext ctx) {
    return new CreateAliasFunction(
        global(ctx.functionScope()),
        ctx.ifNotExists() != null,
        CatalogTexts.table(ctx.name),
        types(ctx.functionArguments()),
        StockTexts.each(ctx.identifier(), StockTexts::name),
        StockTexts.original(ctx.expression).strip());
  }

  @Override
  public StockStatement visitCreateFunction(StockParser.CreateFunctionContext ctx) {
    return new CreateFunction(CatalogTexts.table(ctx.name));
  }

  @Override
  public StockStatement visitDropFunction(StockParser.DropFunctionContext ctx) {
    return new DropFunction(
        global(ctx.functionScope()),
        ctx.ifExists() != null,
        CatalogTexts.table(ctx.name),
        types(ctx.functionArguments()));
  }

  @Override
  public StockStatement visitShowCreateFunction(StockParser.ShowCreateFunctionContext ctx) {
    TableName name = CatalogTexts.table(ctx.name);
    String in = CatalogTexts.database(ctx.inDatabase());
    return new ShowCreateFunction(
        global(ctx.functionScope()),
        in == null ? name : new TableName(in, name.table()),
        types(ctx.functionArguments()));
  }

  @Override
  public StockStatement visitShowGlobalFunctions(StockParser.ShowGlobalFunctionsContext ctx) {
    return new ShowFunctions(
        true, ctx.FULL() != null, false, null, StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitShowFunctions(StockParser.ShowFunctionsContext ctx) {
    return new ShowFunctions(
        false,
        ctx.FULL() != null,
        ctx.BUILTIN() != null,
        CatalogTexts.database(ctx.inDatabase()),
        StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitCreateResource(StockParser.CreateResourceContext ctx) {
    return new CreateResource(
        StockTexts.name(ctx.name),
        ctx.ifNotExists() != null,
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitAlterResource(StockParser.AlterResourceContext ctx) {
    return new AlterResource(
        StockTexts.name(ctx.name), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitDropResource(StockParser.DropResourceContext ctx) {
    return new DropResource(StockTexts.name(ctx.name), ctx.ifExists() != null);
  }

  @Override
  public StockStatement visitShowResources(StockParser.ShowResourcesContext ctx) {
    return new ShowResources(CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitCreateStoragePolicy(StockParser.CreateStoragePolicyContext ctx) {
    return new CreateStoragePolicy(
        StockTexts.name(ctx.name),
        ctx.ifNotExists() != null,
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitAlterStoragePolicy(StockParser.AlterStoragePolicyContext ctx) {
    return new AlterStoragePolicy(
        StockTexts.name(ctx.name), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitDropStoragePolicy(StockParser.DropStoragePolicyContext ctx) {
    return new DropStoragePolicy(StockTexts.name(ctx.name), ctx.ifExists() != null);
  }

  @Override
  public StockStatement visitShowStoragePolicy(StockParser.ShowStoragePolicyContext ctx) {
    return ctx.using == null
        ? new ShowStoragePolicies()
        : new ShowStoragePolicyUsing(StockTexts.name(ctx.name));
  }
}
