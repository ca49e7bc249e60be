package news.herald.operations;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import news.herald.monitor.Monitor;

/** Tells the monitor which server this is, which only the servlet container says. */
@WebListener
public class ServerName implements ServletContextListener {

    @Inject
    private Monitor monitor;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        monitor.server(event.getServletContext().getServerInfo());
    }
}
