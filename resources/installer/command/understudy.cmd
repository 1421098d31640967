@echo off
rem Starts the command line with the Node that came with it.
"%~dp0resources\command\node.exe" "%~dp0resources\command\understudy.js" %*
