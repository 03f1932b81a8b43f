; Inno Setup 6: the installer of Windows. Never run.
;   iscc /DVersion=0.1.0 packaging\windows\yearbook-viewer.iss      after  python dev.py package
; Installs for the user alone, without an administrator's rights; the reader's data stays when it is removed.

#ifndef Version
  #error Give the version: /DVersion=0.1.0
#endif

[Setup]
AppId={{6F1C1C2E-52C7-4E0B-9A6B-6A3B0F5B7C11}
AppName=年鉴档案
AppVersion={#Version}
AppVerName=年鉴档案 {#Version}
DefaultDirName={autopf}\yearbook-viewer
DefaultGroupName=年鉴档案
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\build\package
OutputBaseFilename=yearbook-viewer-{#Version}-setup
SetupIconFile=..\..\build\package\icons\yearbook-viewer.ico
UninstallDisplayIcon={app}\yearbook-viewer-window.exe
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes

[Languages]
; The Chinese messages come with Inno Setup 6.5 and later among the unofficial ones.
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
zh.DataStays=读者的档案、设置和备份没有删除,在这个文件夹里:%n%n%1
en.DataStays=The archive, settings and backups were left in place, in this folder:%n%n%1
zh.Desktop=在桌面上放一个图标
en.Desktop=Put an icon on the desktop

[Tasks]
Name: "desktopicon"; Description: "{cm:Desktop}"; Flags: unchecked

[Files]
Source: "..\..\build\package\frozen\yearbook-viewer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; Libraries of an older version must not lie beside those of a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\年鉴档案"; Filename: "{app}\yearbook-viewer-window.exe"
Name: "{autodesktop}\年鉴档案"; Filename: "{app}\yearbook-viewer-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.ybk"; ValueType: string; ValueData: "YearbookViewer.Archive"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.ybk"; ValueName: "Content Type"; ValueType: string; ValueData: "application/x-yearbook-archive"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\YearbookViewer.Archive"; ValueType: string; ValueData: "年鉴档案"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\YearbookViewer.Archive\DefaultIcon"; ValueType: string; ValueData: "{app}\yearbook-viewer-window.exe,0"
Root: HKA; Subkey: "Software\Classes\YearbookViewer.Archive\shell\open\command"; ValueType: string; ValueData: """{app}\yearbook-viewer-window.exe"" ""%1"""
; In "open with" of texts, without taking them over. dev.py package writes one line for each suffix that can be read.
#include "..\..\build\package\suffixes.iss"

[Run]
Filename: "{app}\yearbook-viewer-window.exe"; Description: "{cm:LaunchProgram,年鉴档案}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox(FmtMessage(CustomMessage('DataStays'), [ExpandConstant('{localappdata}\yearbook-viewer')]), mbInformation, MB_OK);
end;
