"""The sample office: rules and past reports of a county office that does not exist."""
