package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's own Chromium, without a window; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final String STICKS_OUT = """
            const width = document.documentElement.clientWidth;
            return [...document.querySelectorAll('body *')]
              .filter((each) => each.getBoundingClientRect().right > width || each.scrollWidth > width)
              .map((each) => each.tagName + '#' + each.id + '.' + each.className + ' '
                + Math.round(each.getBoundingClientRect().right) + ' ' + each.scrollWidth)
              .join(', ')""";

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    public static Chromium start() {
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        try {
            Path places = Files.createDirectories(Path.of("target", "chromium").toAbsolutePath());
            LoggingPreferences logging = new LoggingPreferences();
            logging.enable(LogType.BROWSER, Level.ALL);
            ChromeOptions options = new ChromeOptions();
            options.setBinary(BROWSER.toFile());
            options.addArguments(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir=" + Files.createTempDirectory(places, "profile"));
            options.setCapability("goog:loggingPrefs", logging);
            Chromium chromium = new Chromium(new ChromeDriver(ChromeDriverService.createDefaultService(), options));
            chromium.desktop();
            return chromium;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void desktop() {
        size(1280, 900, false);
    }

    public void phone() {
        size(390, 844, true);
    }

    /** What pages are asked for in from now on. */
    void language(String language) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
    }

    /** A device beside the browser that keeps passkeys and is unlocked at once by whoever holds it. */
    void passkeys() {
        driver.executeCdpCommand("WebAuthn.enable", Map.of());
        driver.executeCdpCommand(
                "WebAuthn.addVirtualAuthenticator",
                Map.of(
                        "options",
                        Map.of(
                                "protocol",
                                "ctap2",
                                "transport",
                                "internal",
                                "hasResidentKey",
                                true,
                                "hasUserVerification",
                                true,
                                "isUserVerified",
                                true)));
    }

    /** What a page finds before its first script, as in another browser. */
    void before(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    private void size(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    public void open(String url) {
        driver.get(url);
    }

    /** @param cookie {@code name=value}, as a browser would send it */
    void cookie(String url, String cookie) {
        int at = cookie.indexOf('=');
        driver.executeCdpCommand(
                "Network.setCookie",
                Map.of(
                        "url",
                        url,
                        "name",
                        cookie.substring(0, at),
                        "value",
                        cookie.substring(at + 1),
                        "path",
                        "/",
                        "secure",
                        cookie.startsWith("__Host-"),
                        "httpOnly",
                        true));
    }

    /** A picture of the whole page for people, where {@code finme.looks} names a directory. */
    public void look(String name) {
        String directory = System.getProperty("finme.looks");
        if (directory == null) {
            return;
        }
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
        try {
            Files.createDirectories(Path.of(directory));
            Files.write(
                    Path.of(directory, name + ".png"),
                    java.util.Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String url() {
        return String.valueOf(driver.getCurrentUrl());
    }

    public String text() {
        return element("main").getText();
    }

    public WebElement element(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    public void click(String css) {
        WebElement element = until(() -> {
            WebElement found = element(css);
            return found.isDisplayed() ? found : null;
        });
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    void type(String css, CharSequence... keys) {
        WebElement input = element(css);
        input.clear();
        input.sendKeys(keys);
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Sets a long text at once; typing it takes seconds. */
    void fill(String css, String value) {
        driver.executeScript("arguments[0].value = arguments[1]", element(css), value);
    }

    public Object run(String script) {
        return driver.executeScript(script);
    }

    public void untilText(String text) {
        until(() -> text().contains(text) ? text : null);
    }

    public <T> T until(java.util.function.Supplier<T> found) {
        return new WebDriverWait(driver, Duration.ofSeconds(15), LOOK_AGAIN)
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .until(any -> found.get());
    }

    /** WCAG and best practice, on a desk and on a phone; nothing sticks out sideways; nothing the policy had to block. */
    void assertFitForEveryone(String url) {
        for (boolean small : List.of(false, true)) {
            size(small);
            open(url);
            assertFits(small);
        }
        desktop();
    }

    /** The same for what is there now, such as the answer to a form. */
    public void assertThisIsFitForEveryone() {
        for (boolean small : List.of(false, true)) {
            size(small);
            assertFits(small);
        }
        desktop();
    }

    private void size(boolean small) {
        if (small) {
            phone();
        } else {
            desktop();
        }
    }

    private void assertFits(boolean small) {
        settle();
        String page = url() + (small ? " on a phone" : " on a desk");
        assertThat(Axe.violations(driver)).as(page).isEmpty();
        assertThat((Long) run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(() -> "sideways scrolling of " + page + ": " + run(STICKS_OUT))
                .isZero();
        assertThat(complaints()).as("console of " + page).isEmpty();
    }

    /** What a page asks for by itself is part of it; leaving before it is there would be told in the console. */
    private void settle() {
        until(() -> has(".htmx-request, #wait:not([hidden])") ? null : this);
    }

    /** Chromium's own hints about forms are no complaint, nor is a page that is meant to be missing or closed. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.matches(".*status of 40[34].*"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
