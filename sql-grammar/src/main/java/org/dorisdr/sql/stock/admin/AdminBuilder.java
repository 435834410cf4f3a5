package org.dorisdr.sql.stock.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of users, variables, configuration and plugins. One use a statement. */
public final class AdminBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitUseDatabase(StockParser.UseDatabaseContext ctx) {
    return new UseDatabase(StockTexts.last(ctx.name));
  }

  @Override
  public StockStatement visitSwitchCatalog(StockParser.SwitchCatalogContext ctx) {
    return new SwitchCatalog(StockTexts.name(ctx.name));
  }

  @Override
  public StockStatement visitSetVariables(StockParser.SetVariablesContext ctx) {
    if (ctx.setItem().size() == 1 && ctx.setItem(0) instanceof StockParser.SetPasswordContext p) {
      boolean hashed = p.clear == null;
      String text = StockTexts.unquote((hashed ? p.hash : p.clear).getText());
      return new SetPassword(UserTexts.user(p.userIdentity()), new Password(text, hashed));
    }
    return new SetVariables(SetItems.build(ctx.setItem()));
  }

  /** One variable gets its default, as SET does it. */
  @Override
  public StockStatement visitUnsetVariable(StockParser.UnsetVariableContext ctx) {
    SetVariables.Kind kind = SetItems.kind(ctx.variableScope());
    return ctx.ALL() != null
        ? new UnsetVariables(kind == SetVariables.Kind.GLOBAL)
        : new SetVariables(
            List.of(new SetVariables.Item(kind, StockTexts.name(ctx.name), "DEFAULT")));
  }

  @Override
  public StockStatement visitShowVariables(StockParser.ShowVariablesContext ctx) {
    boolean global = ctx.variableScope() != null && ctx.variableScope().GLOBAL() != null;
    return new ShowVariables(
        global, StockTexts.pattern(ctx.likeClause()), StockTexts.original(ctx.condition));
  }

  @Override
  public StockStatement visitShowPrivileges(StockParser.ShowPrivilegesContext ctx) {
    return new ShowPrivileges();
  }

  @Override
  public StockStatement visitShowLoads(StockParser.ShowLoadsContext ctx) {
    String kind = ctx.kind == null ? "" : ctx.kind.getText().toUpperCase(Locale.ROOT) + " ";
    return new ShowLoads("SHOW " + kind + "LOAD");
  }

  @Override
  public StockStatement visitShowStatus(StockParser.ShowStatusContext ctx) {
    return new ShowStatus(StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitShowProcedureStatus(StockParser.ShowProcedureStatusContext ctx) {
    return new ShowProcedureStatus();
  }

  @Override
  public StockStatement visitShowEmpty(StockParser.ShowEmptyContext ctx) {
    if (ctx.EVENTS() != null) {
      return new ShowEmpty(ShowEmpty.Kind.EVENTS);
    }
    return new ShowEmpty(
        ctx.TRIGGERS() != null ? ShowEmpty.Kind.TRIGGERS : ShowEmpty.Kind.OPEN_TABLES);
  }

  @Override
  public StockStatement visitShowAuthors(StockParser.ShowAuthorsContext ctx) {
    return new ShowEmpty(ShowEmpty.Kind.AUTHORS);
  }

  @Override
  public StockStatement visitShowProcesslist(StockParser.ShowProcesslistContext ctx) {
    return new ShowProcesslist(ctx.FULL() != null);
  }

  @Override
  public StockStatement visitShowWarnings(StockParser.ShowWarningsContext ctx) {
    return new ShowWarnings(ctx.ERRORS() != null);
  }

  @Override
  public StockStatement visitShowWarningCount(StockParser.ShowWarningCountContext ctx) {
    return new ShowWarningCount(ctx.ERRORS() != null);
  }

  @Override
  public StockStatement visitShowEngines(StockParser.ShowEnginesContext ctx) {
    return new ShowEngines();
  }

  @Override
  public StockStatement visitShowCollation(StockParser.ShowCollationContext ctx) {
    return new ShowCollation(StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitShowCharset(StockParser.ShowCharsetContext ctx) {
    return new ShowCharset(StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitShowCatalogs(StockParser.ShowCatalogsContext ctx) {
    return new ShowCatalogs(StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitShowFrontendConfig(StockParser.ShowFrontendConfigContext ctx) {
    return new ShowFrontendConfig(StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitSetFrontendConfig(StockParser.SetFrontendConfigContext ctx) {
    return new SetFrontendConfig(StockTexts.properties(ctx.propertyList()));
  }

  @Override
  public StockStatement visitKillSession(StockParser.KillSessionContext ctx) {
    return new KillSession(ctx.QUERY() != null, Long.parseLong(ctx.id.getText()));
  }

  @Override
  public StockStatement visitCreateUser(StockParser.CreateUserContext ctx) {
    return new CreateUser(
        UserTexts.user(ctx.userIdentity()),
        ctx.ifNotExists() != null,
        UserTexts.password(ctx.passwordClause()),
        text(ctx.role),
        UserTexts.options(ctx.passwordOptions()),
        text(ctx.comment));
  }

  @Override
  public StockStatement visitAlterUser(StockParser.AlterUserContext ctx) {
    return new AlterUser(
        UserTexts.user(ctx.userIdentity()),
        ctx.ifExists() != null,
        UserTexts.password(ctx.passwordClause()),
        UserTexts.options(ctx.passwordOptions()),
        text(ctx.comment));
  }

  @Override
  public StockStatement visitSetUserProperties(StockParser.SetUserPropertiesContext ctx) {
    Map<String, String> properties = new LinkedHashMap<>();
    ctx.property().forEach(p -> properties.put(StockTexts.text(p.key), StockTexts.text(p.value)));
    return new SetUserProperties(StockTexts.name(ctx.user), properties);
  }

  @Override
  public StockStatement visitShowUserProperties(StockParser.ShowUserPropertiesContext ctx) {
    return new ShowUserProperties(
        StockTexts.name(ctx.user), false, StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitShowAllProperties(StockParser.ShowAllPropertiesContext ctx) {
    return new ShowUserProperties(null, true, StockTexts.pattern(ctx.likeClause()));
  }

  @Override
  public StockStatement visitDropUser(StockParser.DropUserContext ctx) {
    return new DropUser(UserTexts.user(ctx.userIdentity()), ctx.ifExists() != null);
  }

  @Override
  public StockStatement visitGrantPrivileges(StockParser.GrantPrivilegesContext ctx) {
    return new GrantPrivileges(
        UserTexts.privileges(ctx.privilegeList()),
        UserTexts.scope(ctx.privilegeScope()),
        grantee(ctx.grantee()));
  }

  @Override
  public StockStatement visitGrantUsage(StockParser.GrantUsageContext ctx) {
    return new GrantUsage(
        UserTexts.privileges(ctx.privilegeList()),
        kind(ctx.usageScope()),
        name(ctx.usageScope()),
        grantee(ctx.grantee()));
  }

  @Override
  public StockStatement visitRevokeUsage(StockParser.RevokeUsageContext ctx) {
    return new RevokeUsage(
        UserTexts.privileges(ctx.privilegeList()),
        kind(ctx.usageScope()),
        name(ctx.usageScope()),
        grantee(ctx.grantee()));
  }

  @Override
  public StockStatement visitGrantRoles(StockParser.GrantRolesContext ctx) {
    return new GrantRoles(
        ctx.roles.stream().map(StockTexts::name).toList(), UserTexts.user(ctx.userIdentity()));
  }

  @Override
  public StockStatement visitRevokeRoles(StockParser.RevokeRolesContext ctx) {
    return new RevokeRoles(
        ctx.roles.stream().map(StockTexts::name).toList(), UserTexts.user(ctx.userIdentity()));
  }

  @Override
  public StockStatement visitCreateRole(StockParser.CreateRoleContext ctx) {
    return new CreateRole(StockTexts.name(ctx.name), ctx.ifNotExists() != null, text(ctx.comment));
  }

  @Override
  public StockStatement visitAlterRole(StockParser.AlterRoleContext ctx) {
    return new AlterRole(StockTexts.name(ctx.name), text(ctx.comment));
  }

  @Override
  public StockStatement visitDropRole(StockParser.DropRoleContext ctx) {
    return new DropRole(StockTexts.name(ctx.name), ctx.ifExists() != null);
  }

  @Override
  public StockStatement visitShowRoles(StockParser.ShowRolesContext ctx) {
    return new ShowRoles();
  }

  @Override
  public StockStatement visitRevokePrivileges(StockParser.RevokePrivilegesContext ctx) {
    return new RevokePrivileges(
        UserTexts.privileges(ctx.privilegeList()),
        UserTexts.scope(ctx.privilegeScope()),
        grantee(ctx.grantee()));
  }

  @Override
  public StockStatement visitShowGrants(StockParser.ShowGrantsContext ctx) {
    return new ShowGrants(ctx.ALL() != null, UserTexts.user(ctx.userIdentity()));
  }

  @Override
  public StockStatement visitInstallPlugin(StockParser.InstallPluginContext ctx) {
    return new InstallPlugin(
        StockTexts.name(ctx.source), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitUninstallPlugin(StockParser.UninstallPluginContext ctx) {
    return new UninstallPlugin(StockTexts.name(ctx.name));
  }

  @Override
  public StockStatement visitShowPlugins(StockParser.ShowPluginsContext ctx) {
    return new ShowPlugins();
  }

  @Override
  public StockStatement visitShowTrash(StockParser.ShowTrashContext ctx) {
    return new ShowTrash(text(ctx.backend));
  }

  @Override
  public StockStatement visitCleanTrash(StockParser.CleanTrashContext ctx) {
    return new CleanTrash(
        ctx.ON() == null ? null : ctx.backends.stream().map(AdminBuilder::text).toList());
  }

  private static Grantee grantee(StockParser.GranteeContext ctx) {
    return ctx.role == null
        ? new Grantee(UserTexts.user(ctx.userIdentity()), null)
        : new Grantee(null, StockTexts.name(ctx.role));
  }

  private static String kind(StockParser.UsageScopeContext ctx) {
    String first = ctx.getStart().getText().toUpperCase(Locale.ROOT);
    return ctx.GROUP() != null ? first + " GROUP" : ctx.VAULT() != null ? first + " VAULT" : first;
  }

  private static String name(StockParser.UsageScopeContext ctx) {
    return ctx.ASTERISK() != null ? "*" : StockTexts.name(ctx.identifierOrText());
  }

  private static String text(Token literal) {
    return literal == null ? null : StockTexts.unquote(literal.getText());
  }
}
