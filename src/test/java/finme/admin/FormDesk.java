package finme.admin;

import finme.testing.FinMeHttp;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Somebody at the designer of forms, with a browser of their own. */
final class FormDesk implements AutoCloseable {
    private final FinMeHttp http;
    private final Chromium browser = Chromium.start();

    FormDesk(FinMeHttp http) {
        this.http = http;
    }

    void open(String user) {
        browser.open(http.url("/login"));
        browser.type("#username", user);
        browser.type("#password", user, Keys.ENTER);
        browser.untilText("Overview");
    }

    /** A new form with what every application needs. */
    void begin(String key, String title) {
        browser.open(http.url("/admin/forms/new"));
        browser.type("#title", title);
        browser.type("#key", key);
        browser.click("main form button[type=submit]");
        ready();
        save();
    }

    void edit(String key) {
        browser.open(http.url("/admin/forms/" + key + "/edit"));
        ready();
    }

    /** One more required line of text, at the end of the last step. */
    void ask(String question, String key) {
        browser.run("document.querySelector('.fjs-palette-field[data-field-type=textfield]').focus()");
        browser.press(Keys.RETURN);
        browser.until(() -> outlined("Text field") ? key : null);
        browser.run("[...document.querySelectorAll('#outline .pick')]"
                + ".find((each) => each.textContent.trim() === 'Text field').click()");
        browser.untilText("Rules and partners see it as attributes.textfield_");
        write("label", ".cm-content", question);
        browser.until(() -> outlined(question) ? question : null);
        write("key", "input", key);
        browser.untilText("Rules and partners see it as attributes." + key + ".");
        group("validation");
        setting("required", "input").click();
        browser.until(() -> outlined(question + " *") ? question : null);
        save();
        browser.look("form-journey-designer");
    }

    /** @return when the button was pressed */
    long publish(String note) {
        browser.click("#publish");
        browser.untilText("What was changed, and why");
        browser.type("#note", note);
        long pressed = System.nanoTime();
        browser.click("main form button.first");
        return pressed;
    }

    void untilLive(int version) {
        browser.untilText("Version " + version + " is live");
    }

    private void save() {
        browser.click("#save");
        browser.untilText("Draft saved");
    }

    private void ready() {
        browser.until(
                () -> browser.element("#workshop").isDisplayed() && browser.has("#outline .pick") ? browser : null);
    }

    private boolean outlined(String name) {
        return browser.element("#outline").getText().contains(name);
    }

    private void write(String setting, String kind, String text) {
        group("general");
        setting(setting, kind).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private WebElement setting(String name, String kind) {
        return browser.element("#editor [data-entry-id='" + name + "'] " + kind);
    }

    /** Opens a group of the field's settings. */
    private void group(String name) {
        String group = "#editor [data-group-id='group-" + name + "']";
        if (!browser.has(group + " .bio-properties-panel-group-entries.open")) {
            browser.click(group + " .bio-properties-panel-group-header");
        }
        browser.until(() -> browser.has(group + " .bio-properties-panel-group-entries.open") ? group : null);
    }

    @Override
    public void close() {
        browser.close();
    }
}
