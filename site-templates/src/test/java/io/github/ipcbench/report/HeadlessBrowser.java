package io.github.ipcbench.report;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that reports every request and every word on its console. */
final class HeadlessBrowser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ChromeDriver driver;

    private HeadlessBrowser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** Starts it; where there is none the test is skipped with a word on why, in CI it fails. */
    static HeadlessBrowser start() {
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = onPath("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            String missing = "no browser to look at the page with: chromium "
                    + (chromium.isEmpty() ? "is not" : "is") + " installed, chromedriver "
                    + (chromedriver.isEmpty() ? "is not" : "is")
                    + "; Debian has them as chromium and chromium-driver";
            return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
        }
        LoggingPreferences everything = new LoggingPreferences();
        everything.enable(LogType.BROWSER, Level.ALL);
        everything.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.setCapability("goog:loggingPrefs", everything);
        options.addArguments(
                "--headless=new",
                // Root may not have a sandbox, and a container may have a small /dev/shm.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .withSilent(true)
                .build();
        return new HeadlessBrowser(new ChromeDriver(service, options));
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /**
     * Opens a page.
     *
     * @param scheme light or dark
     */
    void open(Path page, int width, String scheme) {
        drainLogs();
        look(width, scheme, "screen");
        driver.get(page.toUri().toString());
    }

    /**
     * Shows the page that is open in another way.
     *
     * @param medium screen or print
     */
    void look(int width, String scheme, String medium) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** All that the console says, complaints about the Content-Security-Policy among it. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The address of everything that was asked for since the last call. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").asText());
            }
        }
        return addresses;
    }

    private void drainLogs() {
        console();
        requests();
    }

    /** What a script returns, as JSON; the page's policy does not hold for it. */
    JsonNode evaluate(String script, Object... arguments) {
        Object result =
                driver.executeScript("return JSON.stringify((function() {" + script + "})(...arguments))", arguments);
        return result == null ? JSON.nullNode() : json(result.toString());
    }

    /** What a script's promise comes to, as JSON. */
    JsonNode await(String expression) {
        return json(
                String.valueOf(driver.executeAsyncScript("const done = arguments[arguments.length - 1]; (" + expression
                        + ").then(it => done(JSON.stringify(it)), e => done(JSON.stringify({failure: String(e)})))")));
    }

    void run(String script) {
        driver.executeScript(script);
    }

    void pressTab() {
        new Actions(driver).sendKeys(Keys.TAB).perform();
    }

    void pressEnter() {
        new Actions(driver).sendKeys(Keys.ENTER).perform();
    }

    /** The text of a selected element as a person sees it. */
    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** A picture of the page from top to bottom. */
    void screenshot(Path file) throws IOException {
        write(file, command("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png")));
    }

    /** The page as it is printed. */
    void print(Path file) throws IOException {
        write(file, command("Page.printToPDF", Map.of("printBackground", false, "preferCSSPageSize", true)));
    }

    private static void write(Path file, Map<String, Object> answer) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.get("data").toString()));
    }

    /** Seldom, a page that has only just been opened takes another one's place while it is asked: then it is asked again. */
    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        for (int attempt = 1; ; attempt++) {
            try {
                return driver.executeCdpCommand(name, parameters);
            } catch (TimeoutException e) {
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("aborted by navigation")) {
                    throw e;
                }
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
